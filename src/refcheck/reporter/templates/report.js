"use strict";
(() => {
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const memory = {
    get(key) { try { return localStorage.getItem("refcheck " + key); } catch { return null; } },
    set(key, value) { try { value ? localStorage.setItem("refcheck " + key, value) : localStorage.removeItem("refcheck " + key); } catch { /* a sandbox without storage */ } },
  };
  const words = { error: "errors", warning: "warnings", note: "notes" };

  for (const tools of document.querySelectorAll(".tools")) {
    const cards = [...document.querySelectorAll(`#${tools.dataset.list}-cards > .card`)];
    let texts;
    const search = make("input", { type: "search", placeholder: "Filter: words, a host, a rule …" });
    search.setAttribute("aria-label", "Filter the list");
    const boxes = Object.keys(words).filter((name) => cards.some((card) => card.dataset.severity === name)).map((name) => {
      const box = make("input", { type: "checkbox", checked: true, value: name });
      tools.append(make("label", {}, box, words[name]));
      return box;
    });
    const shown = make("p", { className: "shown" });
    shown.setAttribute("role", "status");
    const apply = () => {
      const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
      if (wanted.length) texts ??= cards.map((card) => card.textContent.toLowerCase());
      let count = 0;
      cards.forEach((card, at) => {
        const fits = severities.has(card.dataset.severity) && wanted.every((word) => texts[at].includes(word));
        card.hidden = !fits;
        count += fits;
      });
      const things = cards.length === 1 ? "entry" : "entries";
      shown.textContent = count === cards.length ? `${count} ${things}` : `${count} of ${cards.length} ${things}`;
    };
    tools.prepend(search);
    tools.append(shown);
    tools.addEventListener("input", apply);
    tools.hidden = false;
    apply();
  }

  for (const card of document.querySelectorAll(".card")) {
    const heading = card.querySelector("h3, h4");
    const key = [...card.querySelectorAll(".finding")].map((finding) => finding.textContent.length).join() + heading.textContent;
    const button = make("button", { type: "button", className: "mark", textContent: "Done" });
    button.setAttribute("aria-label", `Done: ${heading.textContent.trim()}`);
    const set = (done) => {
      card.classList.toggle("done", done);
      button.setAttribute("aria-pressed", done);
    };
    button.addEventListener("click", () => {
      const done = !card.classList.contains("done");
      set(done);
      memory.set(document.title + key, done ? "1" : "");
    });
    heading.append(button);
    set(memory.get(document.title + key) === "1");
  }

  for (const area of document.querySelectorAll("textarea")) {
    const button = make("button", { type: "button", className: "copy", textContent: "Copy" });
    button.addEventListener("click", async () => {
      area.select();
      let copied = false;
      try { await navigator.clipboard.writeText(area.value); copied = true; } catch { copied = document.execCommand("copy"); }
      button.textContent = copied ? "Copied" : "Selected: copy it with your keyboard";
    });
    area.closest("label").after(button);
  }

  for (const table of document.querySelectorAll("table[data-sort]")) {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((cell, column) => {
      const button = make("button", { type: "button", textContent: cell.textContent });
      cell.replaceChildren(button);
      const number = cell.dataset.kind === "number";
      const value = (row) => {
        const field = row.cells[column];
        return number ? Number(field.dataset.order ?? (field.textContent || Infinity)) : field.textContent;
      };
      button.addEventListener("click", () => {
        const down = cell.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        cell.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].sort((a, b) => number ? value(a) - value(b) : value(a).localeCompare(value(b)));
        body.append(...(down ? rows.reverse() : rows));
      });
    });
  }

  addEventListener("beforeprint", () => { for (const details of document.querySelectorAll("details")) details.open = true; });
})();
