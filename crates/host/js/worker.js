// @ts-check
// The first script of the page's own worker: waits for the page to hand over its program, and runs it here too.

addEventListener(
  "message",
  async ({ data: [script, program] }) => {
    const { default: init } = await import(script);
    await init({ module_or_path: program });
  },
  { once: true },
);
