"""The field's own words, as pure functions and tables: dates, URLs, archives, templates, identifiers, markup."""
