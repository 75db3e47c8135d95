// What the pages need beyond htmx: the zone of the browser, boxes that tick each other, and confirmations. Every page
// works without it, with more steps.
(function () {
  'use strict';

  // The server writes times in the browser's zone once it knows which that is.
  var zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  var known = document.cookie.split('; ').indexOf('furrow-zone=' + zone) >= 0;
  if (!known) {
    document.cookie = 'furrow-zone=' + zone + '; path=/console; max-age=31536000; samesite=strict';
    if (document.cookie.indexOf('furrow-zone=' + zone) >= 0 && document.body.dataset.clock === 'local'
        && zone !== 'UTC' && !document.querySelector('input:focus')) {
      location.reload();
    }
  }

  // One box for all boxes of a table.
  document.addEventListener('change', function (event) {
    var all = event.target.closest('[data-ticks]');
    if (all) {
      document.querySelectorAll('input[name="' + all.dataset.ticks + '"]').forEach(function (box) {
        box.checked = all.checked;
      });
    }
    var sends = event.target.closest('[data-sends]');
    if (sends && sends.form) {
      sends.form.requestSubmit();
    }
  });

  // What cannot be taken back is asked once more.
  document.addEventListener('submit', function (event) {
    var question = (event.submitter && event.submitter.dataset.asks) || event.target.dataset.asks;
    if (question && !window.confirm(question)) {
      event.preventDefault();
    }
  });

  document.addEventListener('click', function (event) {
    var copies = event.target.closest('[data-copies]');
    if (copies) {
      var from = document.getElementById(copies.dataset.copies);
      if (from && navigator.clipboard) {
        navigator.clipboard.writeText(from.textContent);
        copies.setAttribute('data-copied', '');
      }
    }
  });
})();
