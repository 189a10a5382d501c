  // From here on by .make/parts.js. A host may send the wrong type, and what a cache on the way holds may be
  // broken: then it is asked for once more, past the cache.
  const tried = new Set();
  async function part(url) {
    const again = tried.has(url.href);
    tried.add(url.href);
    const answer = await fetch(url, again ? { cache: "reload" } : {});
    if (!answer.ok) throw new Error(`${url}: answered ${answer.status}`);
    return answer;
  }
  async function whole(answer, imports) {
    const spare = answer.clone();
    const bytes = spare.arrayBuffer();
    const asked = WebAssembly.compileStreaming(answer).catch(async () => WebAssembly.compile(await bytes));
    const module = await window.alongsideBoot.orAtOnce(asked, () => bytes);
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  }
