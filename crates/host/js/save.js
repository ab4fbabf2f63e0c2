// Saves what the page made: a text as a file, or a drawing as a picture. Fetched when it is wanted for the first time.

// The drawing at twice its size, so that it is sharp in print.
async function picture(svg, width, height) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    if (!blob) throw new Error("the browser draws no picture of this size");
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

export default async function save([name, type, text, width, height]) {
  const blob = type === "image/png" ? await picture(text, width, height) : new Blob([text], { type });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its bytes by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
