import '@mantine/core/styles.layer.css'
import './globals.css'
import { ColorSchemeScript, MantineProvider, mantineHtmlProps } from '@mantine/core'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { theme, tokens } from '@/components/ui/theme'

export const metadata: Metadata = {
  title: { default: 'Cage', template: '%s · Cage' },
  description: 'The wallet and the back office of an online casino operator.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f8fa' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1015' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
      </head>
      <body>
        <MantineProvider theme={theme} cssVariablesResolver={tokens} defaultColorScheme="auto">
          {children}
        </MantineProvider>
      </body>
    </html>
  )
}
