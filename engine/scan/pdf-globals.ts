// What pdf.js wants of a browser while it is loaded, for drawing: nothing is drawn here, so that empty shapes will do. To be
// imported before it.

class Nothing {}

for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
  if (!(name in globalThis)) Object.assign(globalThis, { [name]: Nothing });
}
