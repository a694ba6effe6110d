// The look of the frame, and of the text that lies over a page of a PDF (as pdf.js lays it out).
export const VIEW_STYLE = `
:root { color-scheme: light; background: #e9ebee; color: #1c1c1e; font: 15px/1.5 system-ui, "Segoe UI", sans-serif; }
:root.dark { color-scheme: dark; background: #17181a; color: #e6e6e6; }
body { margin: 0; }
#view { min-height: 100vh; box-sizing: border-box; padding: 12px; outline-offset: -3px; }
#view.image { display: flex; align-items: flex-start; justify-content: safe center; }
img { background: #fff; }
img.fits { max-width: 100%; max-height: calc(100vh - 24px); }
pre { margin: 0; font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; background: Canvas; color: CanvasText; }
th, td { padding: 3px 8px; border: 1px solid #8d939b; text-align: start; vertical-align: top; max-width: 30em; overflow-wrap: anywhere; }
th { font-weight: 600; }
.sheet { position: relative; margin: 0 auto 12px; background: #fff; box-shadow: 0 1px 4px #0005; overflow: hidden; }
.sheet canvas { display: block; width: 100%; height: 100%; }
.textLayer { position: absolute; inset: 0; overflow: clip; line-height: 1; text-size-adjust: none; forced-color-adjust: none; transform-origin: 0 0; --min-font-size: 1; --text-scale-factor: calc(var(--total-scale-factor) * var(--min-font-size)); --min-font-size-inv: calc(1 / var(--min-font-size)); }
.textLayer :is(span, br) { position: absolute; color: transparent; white-space: pre; cursor: text; transform-origin: 0 0; }
.textLayer > :not(.markedContent), .textLayer .markedContent span:not(.markedContent) { --font-height: 0; font-size: calc(var(--text-scale-factor) * var(--font-height)); --scale-x: 1; --rotate: 0deg; transform: rotate(var(--rotate)) scaleX(var(--scale-x)) scale(var(--min-font-size-inv)); }
.textLayer .markedContent { display: contents; }
.textLayer ::selection { background: #0b57a455; }
`;
