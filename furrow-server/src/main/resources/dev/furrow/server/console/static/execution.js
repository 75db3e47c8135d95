// The page of one execution: windows of a long history, an event beside it, times that count down. Without this script
// every link leads to a page of its own.
(function () {
  'use strict';

  var WINDOW = 100;
  var HEIGHT = 28;
  var box = document.getElementById('events');
  var panel = document.getElementById('event');

  // ---- rows: only the windows in sight are in the document; they are fetched when they come into sight

  if (box) {
    var spacer = box.querySelector('.spacer');
    var total = Number(box.dataset.total);
    var windows = new Map();
    var wanted = new Set();
    var planned = false;

    grow(total);
    box.querySelectorAll('.window').forEach(function (first) {
      place(first);
    });

    function grow(rows) {
      total = rows;
      box.dataset.total = rows;
      spacer.style.height = rows * HEIGHT + 'px';
    }

    function place(part) {
      var from = Number(part.dataset.from);
      part.style.top = from * HEIGHT + 'px';
      windows.set(from, part);
    }

    // A window that is there already is replaced: groups of an open execution go on.
    function put(from, part) {
      var old = windows.get(from);
      var row = old && old.contains(document.activeElement) ? document.activeElement.closest('.ev') : null;
      if (old) {
        old.remove();
      }
      spacer.appendChild(part);
      place(part);
      var first = part.querySelector('.ev');
      if (first && Number(first.getAttribute('aria-setsize')) !== total) {
        grow(Number(first.getAttribute('aria-setsize')));
        plan();
      }
      var again = row && part.querySelector('.ev[aria-posinset="' + row.getAttribute('aria-posinset') + '"] a');
      if (again) {
        again.focus({ preventScroll: true });
      }
    }

    function fetchWindow(from) {
      if (wanted.has(from)) {
        return;
      }
      wanted.add(from);
      fetch(box.dataset.src + '&from=' + from, { headers: { 'HX-Request': 'true' }, credentials: 'same-origin' })
        .then(function (answer) {
          if (!answer.ok || answer.redirected) {
            throw new Error(String(answer.status));
          }
          return answer.text();
        })
        .then(function (html) {
          wanted.delete(from);
          if (!inSight().includes(from)) {
            return;
          }
          var holder = document.createElement('template');
          holder.innerHTML = html;
          var part = holder.content.querySelector('.window');
          if (part) {
            put(from, part);
          }
        })
        .catch(function () {
          wanted.delete(from);
        });
    }

    function inSight() {
      var first = Math.floor(box.scrollTop / HEIGHT / WINDOW) * WINDOW;
      var last = Math.floor((box.scrollTop + box.clientHeight) / HEIGHT / WINDOW) * WINDOW;
      var all = [];
      for (var from = first - WINDOW; from <= last + WINDOW; from += WINDOW) {
        if (from >= 0 && from < total) {
          all.push(from);
        }
      }
      return all;
    }

    function show() {
      planned = false;
      var sight = inSight();
      windows.forEach(function (part, from) {
        if (!sight.includes(from) && !part.contains(document.activeElement)) {
          part.remove();
          windows.delete(from);
        }
      });
      sight.forEach(function (from) {
        if (!windows.has(from)) {
          fetchWindow(from);
        }
      });
    }

    function plan() {
      if (!planned) {
        planned = true;
        requestAnimationFrame(show);
      }
    }

    // The history has grown when the head of the page says another number.
    var now = document.getElementById('now');
    var events = now ? now.dataset.events : '';
    document.addEventListener('htmx:load', function (event) {
      var renewed = event.detail.elt;
      if (renewed.id !== 'now' || renewed.dataset.events === events) {
        return;
      }
      events = renewed.dataset.events;
      document.querySelectorAll('[data-scrub], input[name="id"][max]').forEach(function (input) {
        input.max = events;
      });
      inSight().forEach(fetchWindow);
    });

    box.addEventListener('scroll', plan, { passive: true });
    plan();

    box.addEventListener('keydown', function (event) {
      var row = document.activeElement && document.activeElement.closest('.ev');
      if (!row || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) {
        return;
      }
      var place = Number(row.getAttribute('aria-posinset')) + (event.key === 'ArrowDown' ? 1 : -1);
      var next = box.querySelector('.ev[aria-posinset="' + place + '"] a');
      if (next) {
        event.preventDefault();
        next.focus({ preventScroll: true });
        var top = (place - 1) * HEIGHT;
        if (top < box.scrollTop) {
          box.scrollTop = top;
        } else if (top + HEIGHT > box.scrollTop + box.clientHeight) {
          box.scrollTop = top + HEIGHT - box.clientHeight;
        }
      }
    });
  }

  // ---- one event, beside its neighbours

  document.addEventListener('click', function (event) {
    var link = event.target.closest('a[data-event]');
    if (!link || !panel || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
      return;
    }
    event.preventDefault();
    var href = link.getAttribute('href');
    fetch(href, { headers: { 'HX-Request': 'true' }, credentials: 'same-origin' })
      .then(function (answer) {
        if (!answer.ok || answer.redirected) {
          throw new Error(String(answer.status));
        }
        return answer.text();
      })
      .then(function (html) {
        panel.innerHTML = html;
        if (window.htmx) {
          window.htmx.process(panel);
        }
        document.querySelectorAll('.ev a[aria-current]').forEach(function (old) {
          old.removeAttribute('aria-current');
        });
        if (link.closest('.ev')) {
          link.setAttribute('aria-current', 'true');
        } else {
          panel.scrollIntoView({ block: 'nearest' });
        }
      })
      .catch(function () {
        location.href = href;
      });
  });

  // ---- times that count down

  var language = document.documentElement.lang || 'en';
  var words = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  var drift = Number(document.body.dataset.now) - Date.now();

  function tell(millis) {
    var seconds = Math.round(millis / 1000);
    var size = Math.abs(seconds);
    if (size < 120) {
      return words.format(seconds, 'second');
    }
    if (size < 7200) {
      return words.format(Math.trunc(seconds / 60), 'minute');
    }
    return size < 172800 ? words.format(Math.trunc(seconds / 3600), 'hour') : words.format(Math.trunc(seconds / 86400), 'day');
  }

  function count() {
    var now = Date.now() + drift;
    document.querySelectorAll('[data-due]').forEach(function (time) {
      var text = tell(Number(time.dataset.due) - now);
      if (time.textContent !== text) {
        time.textContent = text;
      }
    });
  }

  count();
  setInterval(count, 1000);
})();
