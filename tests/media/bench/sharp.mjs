// sharp makes one plan's files: `node sharp.mjs PHOTO PLAN OUT`; prints seconds, growth in MiB, and bytes.
import { readFileSync, writeFileSync } from "node:fs";
import sharp from "sharp";

const [photo, plan, out] = process.argv.slice(2);
const data = readFileSync(photo);
const { files } = JSON.parse(plan);
const before = process.memoryUsage().rss;
const started = process.hrtime.bigint();
let bytes = 0;
let first = null;
for (const { box: [left, top, right, bottom], size: [width, height], kind, quality, speed } of files) {
  const image = sharp(data).extract({ left, top, width: right - left, height: bottom - top });
  image.resize(width, height, { fit: "fill" });
  const form = kind || "jpeg";
  const options = form === "png" ? {} : { quality };
  if (form === "avif") options.effort = 9 - Math.min(speed, 9);
  const made = await image.toFormat(form, options).toBuffer();
  first ??= made;
  bytes += made.length;
}
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
if (out) writeFileSync(out, first);
const growth = (process.resourceUsage().maxRSS * 1024 - before) / 1024 ** 2;
console.log(JSON.stringify({ seconds, growth, bytes }));
