import { Button } from '@mantine/core'
import { Plain } from '@/components/shell/plain'
import { State } from '@/components/ui/state'

/** Where not even the frame of the page is for whoever asks: an engineer at the desk, the desk at a studio's. */
export default function Forbidden() {
  return (
    <Plain>
      <State
        kind="forbidden"
        title="Your role may not see this page"
        heading="h1"
        action={
          // Loaded whole: the front door decides by the address where each is at home.
          <Button component="a" href="/" variant="default" size="sm">
            Go to your own pages
          </Button>
        }
      >
        You are signed in, and this page exists. It is for others: the desk and the studios are apart.
      </State>
    </Plain>
  )
}
