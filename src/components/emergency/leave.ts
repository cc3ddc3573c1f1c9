/**
 * Quick exit: replaces this page in the history, so that "back" does not lead to it again.
 * Without script the link still leaves the page.
 */
for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-leave]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    document.documentElement.hidden = true;
    location.replace(link.href);
  });
}
