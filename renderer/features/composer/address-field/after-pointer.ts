// A click beside a field takes the focus from it when the pointer goes down; what then changes in the window could
// move the button away from under the pointer before it comes up. So such changes wait for that.
let pointerIsDown = false;

window.addEventListener('pointerdown', () => setDown(true), true);
for (const end of ['pointerup', 'pointercancel', 'dragend']) window.addEventListener(end, () => setDown(false), true);

function setDown(down: boolean): void {
  pointerIsDown = down;
}

/** Runs it now, or, while a pointer is down, when it comes up: still before the click. */
export function afterPointer(run: () => void): void {
  if (!pointerIsDown) {
    run();
    return;
  }
  const controller = new AbortController();
  const once = () => {
    controller.abort();
    run();
  };
  for (const end of ['pointerup', 'pointercancel', 'dragend']) {
    window.addEventListener(end, once, { capture: true, signal: controller.signal });
  }
}
