"""Titles of error pages, bot walls, logins and empty servers that tools fill in for a page they could not read.

Collected in November 2026 from what servers, browsers' checks and content systems send in the languages of the larger
wikis.  All in lower case, without closing marks; rows are languages, divided by ";".
"""

from __future__ import annotations

#: A whole title, or its first or last part before a dash, a bar or a colon ("Page not found | Example News").
PARTS = """
400 bad request; 401 unauthorized; 403 forbidden; 404 not found; 404 error; 404 page not found; 410 gone; error 403; error 404;
error 500; error 503; 429 too many requests; 500 internal server error; 502 bad gateway; 503 service unavailable;
503 service temporarily unavailable; 504 gateway time-out; 504 gateway timeout; 301 moved permanently; 302 found; 302 moved;
http 404; http error 404; http status 404; page not found; page cannot be found; the page cannot be found;
page unavailable; page not available; file not found; document not found; content not found; article not found; site not found; server not found; service unavailable; site offline;
the page cannot be displayed; page can't be found; this page can't be found; this page could not be found; page no longer available;
page does not exist; this page does not exist; this page isn't available;
this page is not available; sorry, this page isn't available; content no longer available;
the resource cannot be found; not found (404); internal server error;
service temporarily unavailable; gateway timeout; access to this page has been denied; access forbidden; pardon our interruption;
attention required! | cloudflare; please wait while we verify;
checking your browser; checking your browser before accessing; ddos-guard; verify you are human;
request rejected; the request could not be satisfied;
error: the request could not be satisfied; please enable javascript; javascript is disabled; javascript is not available;
please enable cookies; cookies must be enabled; cookies required; cookie absent; before you continue to youtube;
before you continue to google search; your privacy, your choice; log in or sign up to view; log into facebook; facebook – log in or sign up;
facebook - log in or sign up; login • instagram; log in to twitter; sign in to your account; sign up | linkedin; subscribe to read;
subscribe to continue reading; account suspended; this account has been suspended; website is for sale; this domain is for sale;
this website is for sale; domain default page; default web site page; apache http server test page;
apache2 ubuntu default page; apache2 debian default page; apache2 default page; test page for the apache http server; welcome to nginx;
welcome to nginx!; iis windows server; iis7; website unavailable; site unavailable; website disabled;
site disabled; site under construction; this site can't be reached; problem loading page;
untitled document; untitled-1; untitled page; untitled-2; new page 1; internet archive wayback machine;
webcite query result; wikiwix's cache; archived copy of a page; this video is unavailable;
error establishing a database connection; server error in '/' application;
seite nicht gefunden; die seite wurde nicht gefunden; diese seite existiert nicht; die angeforderte seite wurde nicht gefunden;
404 – seite nicht gefunden; 404 - seite nicht gefunden; fehler 404; fehler 403; zugriff verweigert; zugriff nicht erlaubt;
datei nicht gefunden; artikel nicht gefunden; diese domain steht zum verkauf
page non trouvée; page introuvable; page inexistante; cette page n'existe pas; cette page n'existe plus; erreur 404; erreur 403;
accès refusé; accès interdit; la page demandée n'existe pas; article introuvable; contenu introuvable
página no encontrada; la página no existe; página no disponible; error 404 página no encontrada; acceso denegado;
esta página no existe; contenido no encontrado
página não encontrada; página inexistente; erro 404; acesso negado; conteúdo não encontrado; página indisponível
pagina non trovata; pagina inesistente; errore 404; accesso negato; la pagina non esiste; contenuto non trovato
pagina niet gevonden; deze pagina bestaat niet; fout 404; toegang geweigerd; toegang geblokkeerd; pagina bestaat niet
nie znaleziono strony; strona nie została znaleziona; strona nie istnieje; błąd 404; odmowa dostępu; brak dostępu;
sidan hittades inte; sidan kunde inte hittas; sidan finns inte; åtkomst nekad;
siden blev ikke fundet; siden findes ikke; siden ble ikke funnet; fant ikke siden; siden finnes ikke; adgang nægtet; ingen tilgang
sivua ei löytynyt; sivua ei löydy; pääsy estetty;
stránka nenalezena; stránka nebyla nalezena; stránka neexistuje; přístup odepřen; stránka sa nenašla; prístup zamietnutý
az oldal nem található; a keresett oldal nem található; hozzáférés megtagadva
pagina nu a fost găsită; pagina nu există; acces interzis; acces refuzat
sayfa bulunamadı; aradığınız sayfa bulunamadı; erişim engellendi;
страница не найдена; страницы не существует; такой страницы не существует; ошибка 404; ошибка 403; доступ запрещён; доступ запрещен;
доступ ограничен; сайт не найден
сторінку не знайдено; сторінка не знайдена; помилка 404; доступ заборонено
страницата не е намерена; страница није пронађена; stranica nije pronađena; stranica nije nađena; pristup odbijen
η σελίδα δεν βρέθηκε; η σελίδα δεν υπάρχει
ページが見つかりません; ページが見つかりませんでした; お探しのページは見つかりませんでした; お探しのページが見つかりません; アクセスが拒否されました;
页面不存在; 页面未找到; 找不到页面; 您访问的页面不存在; 访问被拒绝; 找不到網頁; 找不到頁面; 頁面不存在; 找不到您要的頁面; 存取遭拒;
페이지를 찾을 수 없습니다; 접근이 거부되었습니다;
الصفحة غير موجودة; لم يتم العثور على الصفحة; تم رفض الوصول
הדף לא נמצא; העמוד לא נמצא; הגישה נדחתה
صفحه مورد نظر یافت نشد; صفحه یافت نشد
không tìm thấy trang; trang không tồn tại; halaman tidak ditemukan; akses ditolak; ไม่พบหน้า; पृष्ठ नहीं मिला; পৃষ্ঠাটি পাওয়া যায়নি
"""

#: A whole title of a page that was fetched; in a citation works bear some of these, so there it must stand alone, too.
WAITING = """
just a moment; one moment, please; einen moment, bitte; nur einen moment; un instant; un momento; um momento; un attimo; even geduld; chwileczkę;
ett ögonblick; hetkinen; один момент; bir dakika lütfen; しばらくお待ちください; 请稍候; 請稍候; 잠시만 기다리십시오; under construction; attention required; are you human?;
human verification; robot check; bot verification; security checkpoint; before you continue; domain for sale; parked domain; bad gateway;
object moved; document moved; runtime error; database error; video unavailable; wayback machine
"""

#: Whole titles that works may bear as well: believed only of a page that is cited without an author.
WHOLE = """
access denied; forbidden; not found; error; server error; application error; sign in; log in; login; log on; register; sign up;
please wait; loading; redirect; redirecting; moved; security check; captcha; search results; search; search result;
page not displayed; blank page; temporarily unavailable; unavailable; under maintenance; site maintenance; subscription required
anmelden; anmeldung; fehler; connexion; iniciar sesión; entrar; accedi; inloggen; zaloguj się; logga in; вход; ログイン; 登录; 登錄; 로그인
"""

#: Whole titles that say nothing of what the page is about.
EMPTY = """
no title; untitled; home; homepage; home page; index; index of /; website; web page; webpage; title; document; new page
startseite; ohne titel; kein titel; accueil; sans titre; inicio; sin título; sem título; início; senza titolo; zonder titel; bez tytułu;
главная; без названия; 首页; 首頁
"""
