// @ts-check
// Starts a module worker from an address that may be another site's: a browser starts workers of the page's own site only,
// but lets them import what others allow.

/**
 * @param {URL} address
 * @param {string} name
 */
export function spawn(address, name) {
  /** @type {WorkerOptions} */
  const options = { type: "module", name };
  if (address.origin === self.location.origin) return new Worker(address, options);
  const script = new Blob([`import ${JSON.stringify(String(address))};`], { type: "text/javascript" });
  const local = URL.createObjectURL(script);
  const worker = new Worker(local, options);
  // The worker has its script once it says anything.
  worker.addEventListener("message", () => URL.revokeObjectURL(local), { once: true });
  return worker;
}
