import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect } from './desk'

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

type Flaw = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }

/**
 * Looks at what the page shows now: nothing in it may be seriously flawed for anybody. Themes differ in their
 * colours and in nothing else, so the second is asked for those alone.
 */
export async function expectUsable(page: Page): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme)
    await page.evaluate(transitionsOver)
    // What is wrong stays wrong; a theme that is still being drawn on a busy machine does not.
    await expect(async () => expect(await seriousFlaws(page, rules[scheme]), scheme).toEqual([])).toPass({
      timeout: 30_000,
    })
  }
}

const rules = {
  light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  dark: ['color-contrast', 'link-in-text-block'],
}

/** A colour on its way from one theme to the other belongs to neither. */
function transitionsOver(): Promise<unknown> {
  const running = document.getAnimations().filter(animation => animation instanceof CSSTransition)
  return Promise.allSettled(running.map(animation => animation.finished))
}

/** On a phone the page scrolls down, never sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  const excess = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await expect.poll(excess).toBe(0)
}

/** What axe finds of serious or critical flaws: the rule, and where. */
async function seriousFlaws(page: Page, runOnly: string[]): Promise<string[]> {
  await page.evaluate(`window.axe || (() => { ${axe} })()`)
  const flaws = await page.evaluate(async wanted => {
    // biome-ignore lint/suspicious/noExplicitAny: axe was put into the page just now
    const { violations } = await (window as any).axe.run(document, {
      runOnly: wanted,
      resultTypes: ['violations'],
    })
    return violations as Flaw[]
  }, runOnly)
  return flaws
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`),
    )
}
