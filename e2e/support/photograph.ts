import sharp from "sharp";

/** A photograph of a paper, as a telephone takes it: a JPEG with the place where it was taken. */
export async function photograph(words: string): Promise<Buffer> {
  const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200">
    <rect width="900" height="1200" fill="#8a8478"/><rect x="90" y="80" width="720" height="1040" fill="#f4f0e6"/>
    <text x="140" y="240" font-size="72" fill="#222">${words}</text></svg>`;
  return sharp(Buffer.from(paper))
    .jpeg({ quality: 80 })
    .withExif({ IFD0: { Make: "Telephone" }, IFD3: { GPSLatitude: "15/1 19/1 0/1", GPSLatitudeRef: "N" } })
    .toBuffer();
}
