// @ts-check
// The first script of the page's own worker: waits for the page to hand over its program, and runs it here too.

addEventListener(
  "message",
  async ({ data: [script, program] }) => {
    // Its address is relative to the page, whose folder is the one above this script's.
    const { default: init } = await import(new URL(script, new URL("..", import.meta.url)).href);
    await init({ module_or_path: program });
  },
  { once: true },
);
