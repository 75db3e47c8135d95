// Shows the phones, and does what is done on them. The server sends a whole screen with each event, so that a screen
// here is only ever replaced, never guessed.

const phones = document.getElementById("phones");
const template = document.getElementById("phone");
const live = document.getElementById("live");
const problem = document.getElementById("problem");

async function post(number, what, body) {
  const reply = await fetch(`/faces/phones/${encodeURIComponent(number)}/${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
  const answer = await reply.json();
  problem.hidden = reply.ok;
  if (!reply.ok) {
    problem.textContent = answer.message;
    return null;
  }
  show(answer);
  return answer;
}

function phone(number) {
  const known = [...phones.children].find((each) => each.dataset.number === number);
  if (known) {
    return known;
  }
  const fresh = template.content.firstElementChild.cloneNode(true);
  fresh.dataset.number = number;
  fresh.setAttribute("aria-label", `Phone ${number}`);
  fresh.querySelector("h2").textContent = number;
  fresh.querySelector("[name=on]").addEventListener("change", (event) => post(number, "switch", { on: event.target.checked }));
  fresh.querySelector("[data-do=answer]").addEventListener("click", () => post(number, "answer"));
  fresh.querySelector("[data-do=hang-up]").addEventListener("click", () => post(number, "hang-up"));
  for (const key of fresh.querySelectorAll(".keys button")) {
    key.addEventListener("click", () => post(number, "keys", { keys: key.textContent }));
  }
  const out = fresh.querySelector(".out");
  out.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await post(number, "sms", { to: out.elements.to.value, body: out.elements.body.value })) {
      out.elements.body.value = "";
    }
  });
  fresh.querySelector("[data-do=dial]").addEventListener("click", () => post(number, "dial", { to: out.elements.to.value }));
  phones.prepend(fresh);
  document.getElementById("none").hidden = true;
  return fresh;
}

function items(list, entries, fill) {
  list.replaceChildren(...entries.map((entry) => {
    const item = document.createElement("li");
    fill(item, entry);
    return item;
  }));
}

function titled(item, small, text) {
  const head = document.createElement("small");
  head.textContent = small;
  item.append(head, text);
}

function time(instant) {
  return new Date(instant).toLocaleTimeString();
}

function show(screen) {
  const face = phone(screen.number);
  face.classList.toggle("off", !screen.on);
  face.classList.toggle("ringing", screen.call === "RINGING");
  face.querySelector("[name=on]").checked = screen.on;
  const call = face.querySelector(".call");
  call.hidden = screen.call === null;
  const words = {
    RINGING: screen.incoming ? `${screen.other} is calling` : `calling ${screen.other}`,
    TALKING: `in a call with ${screen.other}`,
    ENDED: `the call with ${screen.other} is over`,
  };
  call.querySelector(".state").textContent = words[screen.call] ?? "";
  call.querySelector(".answering").hidden = screen.call === "ENDED";
  call.querySelector("[data-do=answer]").hidden = screen.call !== "RINGING" || !screen.incoming;
  call.querySelector(".keys").hidden = screen.call !== "TALKING";
  const lines = call.querySelector(".lines");
  items(lines, screen.lines, (item, line) => {
    item.textContent = line;
    item.classList.toggle("pressed", line.startsWith("> "));
  });
  lines.scrollTop = lines.scrollHeight;
  items(face.querySelector(".messages"), screen.messages, (item, message) => {
    item.classList.toggle("out", !message.incoming);
    titled(item, `${message.incoming ? "from" : "to"} ${message.other}, ${time(message.at)}`, message.body);
  });
  items(face.querySelector(".pushes"), screen.pushes, (item, push) => {
    titled(item, `${push.title || "push"}, ${time(push.at)}`, push.body || JSON.stringify(push.data));
  });
}

document.getElementById("show").addEventListener("submit", (event) => {
  event.preventDefault();
  post(event.target.elements.number.value, "show");
});

document.getElementById("mail-refresh").addEventListener("click", async () => {
  const letters = await (await fetch("/faces/mail")).json();
  items(document.getElementById("mail"), letters, (item, letter) => {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = `${time(letter.at)} to ${letter.to.join(", ")}`;
    const raw = document.createElement("pre");
    raw.textContent = letter.raw;
    details.append(summary, raw);
    item.append(details);
  });
});

async function begin() {
  const all = await (await fetch("/faces/phones")).json();
  all.reverse().forEach(show);
}

const events = new EventSource("/faces/events");
events.onopen = () => {
  live.textContent = "live";
  begin();
};
events.onerror = () => {
  live.textContent = "the simulators cannot be reached; trying again";
};
for (const kind of ["rang", "answered", "spoke", "pressed", "ended", "received", "sent", "pushed", "switched"]) {
  events.addEventListener(kind, (event) => show(JSON.parse(event.data)));
}
