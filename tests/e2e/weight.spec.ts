import { gzipSync } from 'node:zlib'
import { expect, stateFile, test } from './desk'

test.use({ storageState: stateFile('admin') })
test.describe.configure({ timeout: 180_000 })

const most = 250_000

for (const path of [
  '/players',
  '/rounds',
  '/requests',
  '/audit',
  '/cases',
  '/stuck',
  '/approvals',
  '/staff',
]) {
  test(`${path} ships no more than 250 kB of script at first`, async ({ page }, info) => {
    const files: Promise<{ name: string; size: number }>[] = []
    page.on('response', answer => {
      const { pathname } = new URL(answer.url())
      if (!pathname.endsWith('.js')) return
      files.push(answer.body().then(body => ({ name: pathname, size: gzipSync(body).length })))
    })
    await page.goto(path)
    await expect(page.getByRole('button', { name: 'Display' }).first()).toBeVisible()
    await page.waitForLoadState('networkidle')
    const forOld = await page
      .locator('script[nomodule]')
      .evaluateAll(all => all.map(one => one.getAttribute('src')))
    const counted = (await Promise.all(files))
      .filter(({ name }) => !forOld.some(src => src?.startsWith(name)))
      .sort((a, b) => b.size - a.size)
    const total = counted.reduce((sum, { size }) => sum + size, 0)
    const words = `${path}: ${total} bytes of script, gzipped: ${counted.map(({ name, size }) => `${name.split('/').at(-1)} ${size}`).join(', ')}`
    info.annotations.push({ type: 'script', description: words })
    expect(counted.length).toBeGreaterThan(3)
    expect(total, words).toBeLessThanOrEqual(most)
  })
}
