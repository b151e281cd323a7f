import "server-only";

interface File {
  name: string;
  contentType: string;
  headers?: Record<string, string>;
}

/**
 * A download that is read from its source as fast as the client takes it. What fails before the first bytes is thrown and can be
 * answered in words; what fails later breaks the transfer off, so that half a file is never taken for a whole one.
 */
export async function fileResponse(bytes: AsyncGenerator<Uint8Array>, file: File): Promise<Response> {
  return restResponse(await bytes.next(), bytes, file);
}

/** A download that is one text. */
export function textResponse(text: string, file: File): Promise<Response> {
  return fileResponse(bytesOf(text), file);
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** The same of which the first bytes are read already. */
export function restResponse(
  first: IteratorResult<Uint8Array>,
  bytes: AsyncGenerator<Uint8Array>,
  file: File,
): Response {
  let pending: IteratorResult<Uint8Array> | null = first;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = pending ?? (await bytes.next());
      pending = null;
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await bytes.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": file.contentType,
      "content-disposition": `attachment; filename="${file.name}"`,
      "cache-control": "no-store",
      ...file.headers,
    },
  });
}
