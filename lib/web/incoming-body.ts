/** The body of a request as it comes in. */
export type IncomingBody = {
  bytes: AsyncIterable<Uint8Array>;
  /**
   * Reads what is left and forgets it, once reading has begun: a browser hears no answer before it has sent all. More
   * than `most` bytes are not waited for; the connection is cut then.
   */
  discard(most: number): Promise<void>;
};

/** Whoever stops reading does not cut the connection, so that a refusal can still be told. */
export function incomingBody(request: Request): IncomingBody {
  const reader = request.body?.getReader();
  let begun = false;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    begun = true;
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) yield next.value;
  }
  return {
    bytes: bytes(),
    async discard(most) {
      if (!begun || !reader) return;
      for (let left = most; left > 0;) {
        const next = await reader.read();
        if (next.done) return;
        left -= next.value.length;
      }
      await reader.cancel();
    },
  };
}
