// The clock of a world that is faster than life.
const life = Date.now;

export function goBy({now, speed}) {
  const began = life();
  const there = Date.parse(now);
  Date.now = () => Math.round(there + (life() - began) * speed);
}
