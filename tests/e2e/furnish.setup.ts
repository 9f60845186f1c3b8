import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test as setup } from '@playwright/test'
import { furnish, people } from './casino'
import { casinoFile, signIn, stateFile } from './desk'

setup('a casino is made by the command line and played by signed calls', async ({ browser, baseURL }) => {
  const casino = await furnish(baseURL!)
  await mkdir(path.dirname(casinoFile), { recursive: true })
  await writeFile(casinoFile, JSON.stringify(casino))
  for (const who of people) {
    const page = await browser.newPage({ baseURL: baseURL! })
    await signIn(page, casino.people[who])
    await page.waitForURL('/')
    await page.context().storageState({ path: stateFile(who) })
    await page.close()
  }
})
