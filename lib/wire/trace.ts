/** The trace id of a W3C `traceparent` header, or null where there is none or it is malformed. */
export function readTraceId(traceparent: string | undefined): string | null {
  const [, version, traceId] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?$/.exec(traceparent ?? '') ?? []
  if (!traceId || version === 'ff' || /^0+$/.test(traceId)) return null
  return traceId
}
