// Zip and unzip with what the browser has: deflate by streams, SHA-256 by crypto.subtle.
"use strict";

const files = (() => {
  const CRC = new Uint32Array(256).map((_, n) => {
    for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n;
  });

  function crc32(bytes) {
    let crc = ~0;
    for (let at = 0; at < bytes.length; at += 1) crc = (crc >>> 8) ^ CRC[(crc ^ bytes[at]) & 255];
    return ~crc >>> 0;
  }

  async function through(bytes, stream) {
    return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
  }

  async function sha256(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** The members of a zip, by its central directory. */
  async function unzip(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let end = bytes.length - 22;
    while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    const members = [];
    for (let n = 0; n < count; n += 1) {
      const packed = view.getUint32(at + 20, true);
      const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
      const local = view.getUint32(at + 42, true);
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const text = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
      const content = await through(bytes.subarray(from, from + packed), new DecompressionStream("deflate-raw"));
      members.push([text, content]);
      at += 46 + name + extra + comment;
    }
    return members;
  }

  /** A zip of these members, each deflated and hashed. */
  async function zip(members) {
    const parts = [];
    const directory = [];
    let offset = 0;
    for (const [name, content] of members) {
      await sha256(content);
      const packed = await through(content, new CompressionStream("deflate-raw"));
      const title = new TextEncoder().encode(name);
      const common = [20, 0, 8, 0, 0x21, crc32(content), packed.length, content.length, title.length, 0];
      const local = header(0x04034b50, common, [2, 2, 2, 2, 2, 4, 4, 4, 2, 2]);
      directory.push([title, common, offset]);
      parts.push(local, title, packed);
      offset += local.length + title.length + packed.length;
    }
    let size = 0;
    for (const [title, common, at] of directory) {
      const entry = header(0x02014b50, [20, ...common, 0, 0, 0, 0, at], [2, 2, 2, 2, 2, 2, 4, 4, 4, 2, 2, 2, 2, 2, 4, 4]);
      parts.push(entry, title);
      size += entry.length + title.length;
    }
    const n = directory.length;
    parts.push(header(0x06054b50, [0, 0, n, n, size, offset, 0], [2, 2, 2, 2, 4, 4, 2]));
    const whole = new Uint8Array(await new Blob(parts).arrayBuffer());
    await sha256(whole);
    return whole;
  }

  function header(magic, values, sizes) {
    const bytes = new Uint8Array(4 + sizes.reduce((sum, size) => sum + size, 0));
    const view = new DataView(bytes.buffer);
    view.setUint32(0, magic, true);
    let at = 4;
    values.forEach((value, n) => {
      if (sizes[n] === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += sizes[n];
    });
    return bytes;
  }

  /** Unzips a hand-over file, compares every hash, parses every observation; how many there were. */
  async function read(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await sha256(bytes);
    const members = new Map(await unzip(bytes));
    const manifest = JSON.parse(new TextDecoder().decode(members.get("manifest.json")));
    for (const { name, sha256: wanted } of manifest.members) {
      if ((await sha256(members.get(name))) !== wanted) throw new Error(`${name} is damaged`);
    }
    const lines = new TextDecoder().decode(members.get("observations.ndjson")).split("\n").filter(Boolean);
    return lines.map((line) => JSON.parse(line));
  }

  return { unzip, zip, read };
})();
