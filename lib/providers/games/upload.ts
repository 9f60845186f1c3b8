/** A file as it was sent; `basis` is that of the preview that was confirmed. */
export type Upload = { providerId: string; fileName: string; bytes: Buffer; basis: string | null }

/** What our form sends, or null. */
export async function readUpload(form: unknown): Promise<Upload | null> {
  if (!(form instanceof FormData)) return null
  const [providerId, file, basis] = ['providerId', 'file', 'basis'].map(name => form.get(name))
  if (typeof providerId !== 'string' || !(file instanceof File)) return null
  const fileName = file.name.slice(0, 255)
  return {
    providerId,
    fileName,
    bytes: Buffer.from(await file.arrayBuffer()),
    basis: typeof basis === 'string' ? basis : null,
  }
}
