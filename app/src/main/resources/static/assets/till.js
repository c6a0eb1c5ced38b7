// A redemption that survives a lost connection: its form is kept in this browser until the server has answered, and
// sent again with the same key, so that it is taken once. Without this the page works the same while connected.
(function () {
  'use strict';

  var KEPT = 'wengang-till';
  var PATIENCE = 15000;
  var AGAIN = 10000;
  var box = document.getElementById('till-queue');
  if (!box || !window.fetch || !window.FormData || !window.URLSearchParams || !window.localStorage) { return; }
  var busy = false;

  function kept() { return localStorage.getItem(KEPT); }

  function tell() {
    box.hidden = !kept();
    box.textContent = '';
    if (!kept()) { return; }
    var text = document.createElement('p');
    text.textContent = box.dataset.waiting;
    var again = document.createElement('button');
    again.type = 'button';
    again.className = 'btn wg-button-secondary';
    again.textContent = box.dataset.again;
    again.addEventListener('click', send);
    box.appendChild(text);
    box.appendChild(again);
  }

  function patiently(path, options) {
    var stop = window.AbortController ? new AbortController() : null;
    var late = setTimeout(function () { if (stop) { stop.abort(); } }, PATIENCE);
    options.credentials = 'same-origin';
    if (stop) { options.signal = stop.signal; }
    return fetch(path, options).finally(function () { clearTimeout(late); });
  }

  // The page's own token may have died with the session; a fresh page has a fresh one.
  function token() {
    return patiently('/till', {}).then(function (answer) { return answer.text(); }).then(function (html) {
      var field = new DOMParser().parseFromString(html, 'text/html').querySelector('input[name="_csrf"]');
      return field ? field.value : '';
    });
  }

  function show(answer) {
    return answer.text().then(function (html) {
      var main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
      if (!main || main.querySelector('form[action="/till/sign-in"]')) { throw new Error('signed out'); }
      localStorage.removeItem(KEPT);
      if (answer.redirected) { window.location.assign(answer.url); return; }
      document.querySelector('main').replaceWith(main);
      box = document.getElementById('till-queue') || box;
    });
  }

  function send() {
    var body = kept();
    if (!body || busy) { return; }
    busy = true;
    token().then(function (fresh) {
      return patiently('/till/redemptions', {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: body + '&_csrf=' + encodeURIComponent(fresh)
      });
    }).then(function (answer) {
      // signed out, or a fault of the server: the answer is not known yet
      if (answer.status === 403 || answer.status >= 500) { throw new Error('not answered'); }
      return show(answer);
    }).catch(function () { return null; }).then(function () {
      busy = false;
      tell();
    });
  }

  document.addEventListener('submit', function (event) {
    if (!event.target.matches('form[data-till-send]')) { return; }
    event.preventDefault();
    if (!kept()) {
      var form = new URLSearchParams(new FormData(event.target));
      form.delete('_csrf');
      localStorage.setItem(KEPT, form.toString());
    }
    send();
  });
  window.addEventListener('online', send);
  setInterval(send, AGAIN);
  tell();
  send();
}());
