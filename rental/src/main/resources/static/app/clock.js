// In a world that goes faster than life (`furrow rental --speed`) the screens go by its clock. All of them ask Date.now().
const life = Date.now;

export function goBy({now, speed}) {
  if (!(speed > 1)) return;
  const began = life();
  const there = Date.parse(now);
  Date.now = () => Math.round(there + (life() - began) * speed);
}
