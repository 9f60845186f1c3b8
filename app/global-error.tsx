'use client'

/** When even the frame of the pages failed: no style sheet, no component is relied on. */
export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string }
  retry: () => void
}) {
  return (
    <html lang="en">
      <head>
        <title>Cage</title>
      </head>
      <body
        style={{
          fontFamily: 'system-ui, sans-serif',
          display: 'grid',
          placeItems: 'center',
          minHeight: '90vh',
        }}
      >
        <main style={{ textAlign: 'center' }}>
          <h1 style={{ fontSize: '1.25rem' }}>Cage could not be shown</h1>
          <p>Nothing was changed.{error.digest ? ` Number for your engineers: ${error.digest}` : ''}</p>
          <button type="button" onClick={() => retry()}>
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
