import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { find, preview, signInTo } from '../e2e/dispute-steps'
import { browserFlags, findBrowser } from '../support/browser'
import { openDemo } from '../support/demo-server'
import { type Shot, shots } from './shots'

// `npm run screenshots`: a picture of every page of a fresh demo casino, in docs/screenshots.

const folder = path.join('docs', 'screenshots')
const laptop = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

/** Milliseconds until what is streamed in and drawn stands. */
const settles = 1500

const demo = await openDemo()
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
try {
  await mkdir(folder, { recursive: true })
  for (const file of await readdir(folder)) await rm(path.join(folder, file))
  const states = await signInAll()
  await askForApproval(states.support!)
  for (const shot of shots) {
    const state = shot.who ? states[shot.who] : undefined
    await take(shot, shot.name, { storageState: state, viewport: laptop, colorScheme: 'light' })
    if (shot.dark)
      await take(shot, `${shot.name}-dark`, { storageState: state, viewport: laptop, colorScheme: 'dark' })
    if (shot.phone)
      await take(shot, `${shot.name}-phone`, { storageState: state, viewport: phone, colorScheme: 'light' })
  }
} finally {
  await browser.close()
  await demo.close()
}

type State = BrowserContextOptions['storageState']

async function signInAll(): Promise<Record<string, State>> {
  const states: Record<string, State> = {}
  for (const { role } of demo.saved.staff) {
    const page = await signInTo(demo, browser, role)
    states[role] = await page.context().storageState()
    await page.context().close()
  }
  return states
}

/** Dispute 10 waits for its second person: seen before it is asked for, and where it waits. */
async function askForApproval(state: State): Promise<void> {
  const page = await open({ storageState: state, viewport: { width: 1280, height: 940 } })
  await find(page, 'AUR-7F8Z92')
  const why = { reason: 'The provider confirmed the result', note: "Aurora's statement: win 480.00." }
  const dialog = await preview(page, 'Settle with an amount', { ...why, amount: '480.00' })
  await page.screenshot({ path: path.join(folder, 'resolution.png') })
  await dialog.getByRole('button', { name: 'Ask for approval' }).click()
  await dialog.getByRole('link', { name: 'See what waits' }).waitFor()
  await page.context().close()
}

async function take(shot: Shot, name: string, options: BrowserContextOptions): Promise<void> {
  const page = await open(options)
  await page.goto(shot.path)
  await page.waitForTimeout(settles)
  if (shot.follow) {
    const link = page.locator('main').getByRole('link', { name: shot.follow }).first()
    await page.goto((await link.getAttribute('href'))!)
    await page.waitForTimeout(settles)
  }
  if (shot.search) {
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('textbox', { name: 'Any id' }).fill(shot.search)
    await page.waitForTimeout(settles)
  }
  if (shot.scroll) {
    const heading = page.getByRole('heading', { name: shot.scroll, exact: true })
    await heading.evaluate(element => element.scrollIntoView())
    await page.waitForTimeout(settles)
  }
  await page.screenshot({ path: path.join(folder, `${name}.png`) })
  await page.context().close()
  console.log(`  ${name}`)
}

async function open(options: BrowserContextOptions): Promise<Page> {
  const base = { baseURL: demo.url, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' } as const
  const context = await browser.newContext({ ...base, ...options })
  return context.newPage()
}
