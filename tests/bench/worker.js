// Talks to the app's own worker as the app does: jobs go in, answers come out. Begun on a plain file
// of the site, beside the app.
window.theWorker = new Promise((resolve) => {
  const worker = new Worker("/worker-loader.js");
  const asked = new Map();
  let last = 0;
  worker.onmessage = ({ data }) => {
    if (data.ready) resolve(ask);
    else if (data.dead) asked.forEach((answer) => answer(`dead: ${data.dead}`));
    else asked.get(data.ticket)(data);
  };
  function ask(job, bytes) {
    last += 1;
    const ticket = last;
    return new Promise((answer) => {
      asked.set(ticket, answer);
      worker.postMessage({ ticket, job, bytes }, bytes ? [bytes] : []);
    });
  }
});
