import { writeFileSync } from "node:fs";
import gifenc from "gifenc";
import { PNG } from "pngjs";

/** One of the 256 colours stands for "as before", so that a picture costs only what changes in it. */
const COLOURS = 255;

/**
 * A short animation of a page, out of screenshots that each stand for a while. The mouse is painted into the page, since screenshots lack it.
 * @returns {{ look: (milliseconds: number) => Promise<void>, point: (x: number, y: number) => Promise<void>, write: (file: string) => void }}
 */
export function createFilm(page) {
  const pictures = [];
  return {
    /** Takes a picture, to be looked at for so long. */
    async look(milliseconds) {
      const { width, height, data } = PNG.sync.read(await page.screenshot());
      pictures.push({ width, height, data, milliseconds });
    },
    /** Moves the mouse, and the arrow with it. */
    async point(x, y) {
      await page.mouse.move(x, y, { steps: 4 });
      await page.evaluate(drawMouse, [x, y]);
    },
    write(file) {
      const colours = palette(pictures.map(({ data }) => data));
      const indexOf = nearestIn(colours);
      const gif = gifenc.GIFEncoder();
      let last;
      for (const { width, height, data, milliseconds } of pictures) {
        const shown = Uint8Array.from({ length: width * height }, (_, pixel) => indexOf(colourAt(data, pixel * 4)));
        const changed = last === undefined ? shown : shown.map((index, pixel) => (index === last[pixel] ? COLOURS : index));
        gif.writeFrame(changed, width, height, {
          ...(last === undefined ? { palette: [...colours, 0].map(channels) } : { transparent: true, transparentIndex: COLOURS }),
          delay: milliseconds,
          dispose: 1,
        });
        last = shown;
      }
      gif.finish();
      writeFileSync(file, gif.bytes());
    },
  };
}

/**
 * A window has few colours, and letters many shades between them. Of all that are left, each next colour is the one that would look most wrong by any
 * of those before it, by how much of the pictures it covers: so rare colours, as those of small icons, are kept as well.
 */
function palette(pictures) {
  const counts = new Map();
  for (const data of pictures) {
    for (let at = 0; at < data.length; at += 4) {
      const colour = colourAt(data, at);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  const left = [...counts].map(([colour, count]) => ({ colour, count, wrong: Number.MAX_SAFE_INTEGER }));
  const kept = [];
  while (kept.length < COLOURS) {
    let next = left[0];
    for (const one of left) if (one.wrong * one.count > next.wrong * next.count) next = one;
    kept.push(next.colour);
    for (const one of left) one.wrong = Math.min(one.wrong, difference(one.colour, next.colour));
  }
  return kept;
}

function difference(one, other) {
  const [a, b] = [channels(one), channels(other)];
  return a.reduce((sum, channel, index) => sum + (channel - b[index]) ** 2, 0);
}

/** The place of the palette's colour that looks most like another one. */
function nearestIn(colours) {
  const known = new Map(colours.map((colour, index) => [colour, index]));
  return (colour) => {
    let index = known.get(colour);
    if (index === undefined) {
      const differences = colours.map((one) => difference(one, colour));
      index = differences.indexOf(Math.min(...differences));
      known.set(colour, index);
    }
    return index;
  };
}

function colourAt(data, at) {
  return (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
}

function channels(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

/** Runs in the page. */
function drawMouse([x, y]) {
  let mouse = document.getElementById("film-mouse");
  if (mouse === null) {
    mouse = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    mouse.id = "film-mouse";
    mouse.setAttribute("viewBox", "0 0 12 19");
    const arrow = document.createElementNS("http://www.w3.org/2000/svg", "path");
    arrow.setAttribute("d", "M0.5 0.5 V15 L4 11.8 L6.2 17 L8.6 16 L6.4 11 H11 Z");
    arrow.setAttribute("fill", "#000");
    arrow.setAttribute("stroke", "#fff");
    mouse.append(arrow);
    document.body.append(mouse);
  }
  Object.assign(mouse.style, {
    position: "fixed",
    left: `${x}px`,
    top: `${y}px`,
    width: "15px",
    height: "24px",
    zIndex: "1000000",
    pointerEvents: "none",
  });
}
