import type { Metadata } from 'next'
import { Article } from '@/components/docs/article'
import { SignatureDebugger } from '@/components/docs/debugger/signature-debugger'
import { siteUrl } from '@/lib/reference/site-url'

export const metadata: Metadata = { title: 'Signature debugger' }

export default async function DebuggerPage() {
  return (
    <Article href="/docs/debugger" isWide>
      <p>
        All of it happens in your browser: nothing you type here is sent or kept. It never asks for the secret
        of a live key.
      </p>
      <SignatureDebugger origin={await siteUrl()} />
    </Article>
  )
}
