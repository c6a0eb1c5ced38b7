// Line numbers that follow the text, and links that lead to a place in it. Without this the page works the same.
(function () {
  'use strict';

  function number(field) {
    var numbers = document.querySelector('[data-numbers="' + field.id + '"]');
    var lines = field.value.split('\n').length + 4;
    if (numbers && field.rows !== lines) {
      field.rows = lines;
      numbers.textContent = Array.from({ length: lines }, function (_, i) { return i + 1; }).join('\n') + '\n';
    }
  }

  function offset(text, line, column) {
    var start = 0;
    for (var i = 1; i < line; i++) {
      var feed = text.indexOf('\n', start);
      if (feed < 0) { return text.length; }
      start = feed + 1;
    }
    var end = text.indexOf('\n', start);
    var characters = Array.from(text.slice(start, end < 0 ? text.length : end));
    return start + characters.slice(0, column - 1).join('').length;
  }

  document.addEventListener('input', function (event) {
    if (event.target.matches('.wg-code textarea')) { number(event.target); }
  });

  document.addEventListener('click', function (event) {
    var link = event.target.closest('a[data-line]');
    if (!link) { return; }
    event.preventDefault();
    var field = document.getElementById('text');
    var line = Number(link.dataset.line);
    var at = offset(field.value, line, Number(link.dataset.column));
    var rest = /^[\w.]+|^[^\s]?/.exec(field.value.slice(at))[0];
    field.focus({ preventScroll: true });
    field.setSelectionRange(at, at + Math.max(rest.length, 1));
    var box = field.parentElement;
    var height = field.scrollHeight / field.rows;
    box.scrollTop = Math.max(0, (line - 4) * height);
    box.scrollIntoView({ block: 'nearest' });
  });
})();
