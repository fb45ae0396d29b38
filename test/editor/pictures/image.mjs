// @ts-check
/** Pictures as files in media, small enough for a README. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
// @ts-expect-error: it brings no types.
import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import { PNG } from 'pngjs';
import { root } from '../host/paths.mjs';

/** @typedef {{ png: Buffer, delay: number }} Frame what is seen, and for how many milliseconds */

/** A palette of this many colours is enough for an editor; one more stands for what has not changed. */
const colours = 255;

/**
 * Writes `media/<name>.png`.
 * @param {string} name
 * @param {Buffer} png
 */
export function still(name, png) {
  const image = PNG.sync.read(png);
  // Nothing of a screenshot is transparent: three bytes a pixel, and the strongest compression.
  writeFileSync(join(root, 'media', `${name}.png`), PNG.sync.write(image, { colorType: 2, deflateLevel: 9 }));
}

/**
 * Writes `media/<name>.gif`, which plays for ever. A pixel that stays as it was costs next to nothing.
 * @param {string} name
 * @param {readonly Frame[]} frames
 */
export function animation(name, frames) {
  const images = frames.map(({ png }) => PNG.sync.read(png));
  const all = Buffer.concat(images.map(({ data }) => data));
  const palette = quantize(all, colours, { format: 'rgb565' });
  const gif = GIFEncoder();
  /** @type {Uint8Array | undefined} */
  let before;
  for (const [at, { data, width, height }] of images.entries()) {
    const now = applyPalette(data, palette, 'rgb565');
    const drawn = before
      ? now.map((/** @type {number} */ colour, /** @type {number} */ pixel) => (colour === before?.[pixel] ? palette.length : colour))
      : now;
    const transparency = before ? { transparent: true, transparentIndex: palette.length, dispose: 1 } : { dispose: 1 };
    gif.writeFrame(drawn, width, height, {
      ...(at === 0 ? { palette: [...palette, [0, 0, 0]] } : {}),
      delay: frames[at]?.delay,
      ...transparency,
    });
    before = now;
  }
  gif.finish();
  writeFileSync(join(root, 'media', `${name}.gif`), gif.bytes());
}
