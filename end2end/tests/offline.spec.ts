// The network is gone, the browser was closed, the session has ended: nothing that was entered is lost, and the page says so.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type LaunchOptions, type Page, type TestInfo } from '@playwright/test'
import { axe, expect, test, visit } from '../fixtures/base'
import { Journal } from '../pages/journal'

test.use({ cityOf: 'offline', allowed: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|401/ })

const topic = (page: Page) => page.getByLabel('Тема урока')
const save = (page: Page) => page.getByRole('button', { name: 'Сохранить урок' }).click()

/** Opens the panel of the lesson so many columns before the opening one. */
async function openLesson(page: Page, journal: Journal, back: number): Promise<void> {
  await journal.cell(0, back).click()
  await page.keyboard.press('Enter')
  await expect(topic(page)).toBeVisible()
}

/** A browser whose folder outlives it: closed and opened again, it holds what it held. */
function device(launchOptions: LaunchOptions, baseURL: string, { project }: TestInfo) {
  const folder = mkdtempSync(join(tmpdir(), 'gorodok-'))
  const { locale, timezoneId } = project.use
  return { folder, open: () => chromium.launchPersistentContext(folder, { ...launchOptions, baseURL, locale, timezoneId, serviceWorkers: 'allow' }) }
}

const ready = (context: BrowserContext) => expect.poll(() => context.serviceWorkers().length).toBe(1)

test('marks entered without a network outlive the browser', async ({ city, signIn, launchOptions }, info) => {
  const { folder, open } = device(launchOptions, city.url, info)
  let context = await open()
  let page = await context.newPage()
  await signIn(page, 'teacher')
  let journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  await ready(context)

  await test.step('two cells wait on the device', async () => {
    await journal.cell(4, 1).click()
    await context.setOffline(true)
    for (const key of ['Delete', '4']) await page.keyboard.press(key)
    await expect(journal.cell(4, 1)).toHaveAttribute('data-state', 'offline')
    await journal.cell(5, 1).click()
    for (const key of ['Delete', '3']) await page.keyboard.press(key)
    await expect(journal.cell(5, 1)).toHaveAttribute('data-state', 'offline')
  })

  await test.step('a reload says that there is no network and how much waits', async () => {
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Нет связи' })).toBeVisible()
    await expect(page.getByText('4 изменения ждут отправки')).toBeVisible()
    await axe(page)
  })

  await test.step('the browser is closed, opened without a network, and then it comes back', async () => {
    await context.close()
    context = await open()
    await context.setOffline(true)
    page = await context.newPage()
    await page.goto('/journals')
    await expect(page.getByRole('heading', { name: 'Нет связи' })).toBeVisible()
    await context.setOffline(false)
    const waiting = page.getByRole('link', { name: 'изменения ждут отправки' })
    await expect(waiting).toBeVisible()
    await axe(page)

    let warning = ''
    page.once('dialog', dialog => { warning = dialog.message(); return dialog.dismiss() })
    await page.getByRole('banner').locator('summary', { hasText: /\S \S\./ }).click()
    await page.getByRole('button', { name: 'Выйти' }).click()
    expect(warning).toContain('4 изменения ждут отправки на этом устройстве. После выхода они пропадут')

    await waiting.click()
    journal = new Journal(page)
    await journal.look()
    await expect(journal.cell(4, 1)).toHaveText('4')
    await expect(journal.cell(5, 1)).toHaveText('3')
    await expect(journal.saved).toBeVisible()
    await page.reload()
    await journal.look()
    await expect(journal.cell(4, 1)).toHaveText('4')
    await expect(journal.cell(5, 1)).toHaveText('3')
  })
  await context.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the note of a lesson outlives a reload, a lost network and a closed browser', async ({ as, city, signIn, launchOptions }, info) => {
  const { folder, open } = device(launchOptions, city.url, info)
  let context = await open()
  let page = await context.newPage()
  await signIn(page, 'teacher')
  let journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  await ready(context)

  await test.step('what is typed and not saved stands there after a reload', async () => {
    await openLesson(page, journal, 2)
    await topic(page).fill('Квадратный корень')
    await page.reload()
    await journal.look()
    await expect(page.getByText('Есть несохранённая запись урока')).toBeVisible()
    await openLesson(page, journal, 2)
    await expect(topic(page)).toHaveValue('Квадратный корень')
  })

  await test.step('saved without a network it waits on the device, and work says that it does not', async () => {
    await context.setOffline(true)
    await page.getByLabel('Домашнее задание').fill('§ 14, № 7')
    await save(page)
    await expect(page.getByText('Запись лежит на этом устройстве и уйдёт сама')).toBeVisible()
    await page.getByRole('button', { name: 'Добавить работу' }).click()
    await expect(page.locator('.panel').getByText('Не сохранено: работы урока меняют, пока есть связь')).toBeVisible()
    await page.reload()
    await expect(page.getByText('1 изменение ждёт отправки')).toBeVisible()
  })

  await test.step('the browser is closed, and the network comes back', async () => {
    await context.close()
    context = await open()
    await context.setOffline(true)
    page = await context.newPage()
    await page.goto('/journals')
    await expect(page.getByRole('heading', { name: 'Нет связи' })).toBeVisible()
    await context.setOffline(false)
    await page.getByRole('link', { name: 'изменение ждёт отправки' }).click()
    journal = new Journal(page)
    await journal.look()
    await expect(journal.saved).toBeVisible()
  })

  await test.step('another page reads it', async () => {
    const other = await as('teacher')
    const read = new Journal(other)
    await read.open('7А', 'Алгебра')
    await openLesson(other, read, 2)
    await expect(topic(other)).toHaveValue('Квадратный корень')
    await expect(other.getByLabel('Домашнее задание')).toHaveValue('§ 14, № 7')
  })
  await context.close()
  rmSync(folder, { recursive: true, force: true })
})

test('of two topics of one lesson the author of the second chooses', async ({ as }) => {
  const [first, second] = [await as('teacher'), await as('teacher')]
  for (const page of [first, second]) {
    const journal = new Journal(page)
    await journal.open('7А', 'Алгебра')
    await openLesson(page, journal, 3)
  }
  await second.context().setOffline(true)
  await topic(second).fill('Степени')
  await save(second)
  await expect(second.getByText('Запись лежит на этом устройстве и уйдёт сама')).toBeVisible()
  await topic(first).fill('Корни')
  await save(first)
  await expect(first.getByText('Урок сохранён.')).toBeVisible()
  await second.context().setOffline(false)
  await expect(second.getByText('тема «Корни»')).toBeVisible()
  await expect(second.getByRole('button', { name: /^Не записано: 1\sзапись/ })).toBeVisible()
  await expect(topic(second)).toHaveValue('Степени')
  await axe(second)
  await second.getByRole('button', { name: 'Оставить моё' }).click()
  await expect(first.getByRole('heading', { name: 'Степени' })).toBeVisible({ timeout: 3000 })
})

test('what waits outlives its session, and goes with its author alone', async ({ as, page, signIn }) => {
  await signIn(page, 'teacher')
  let journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  await openLesson(page, journal, 4)
  await topic(page).fill('Неравенства')

  const elsewhere = await as('teacher')
  await test.step('the session is ended from another device', async () => {
    await visit(elsewhere, '/sessions')
    const end = elsewhere.getByRole('button', { name: 'Завершить' })
    for (let left = await end.count(); left > 0; left--) {
      await expect(end).toHaveCount(left)
      await end.first().click()
    }
    await expect(end).toHaveCount(0)
    await save(page)
    await expect(page.getByText('Сеанс закончился. Войдите снова')).toBeVisible()
  })

  await test.step('another person at this browser neither sees nor sends it', async () => {
    await signIn(page, 'teacher2')
    await visit(page, '/journals')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('ждёт отправки')).toHaveCount(0)
    const read = new Journal(elsewhere)
    await read.open('7А', 'Алгебра')
    await openLesson(elsewhere, read, 4)
    await expect(topic(elsewhere)).not.toHaveValue('Неравенства')
    await page.context().clearCookies()
  })

  await test.step('after sign-in of its author it goes by itself', async () => {
    await signIn(page, 'teacher')
    await visit(page, '/journals')
    await page.getByRole('link', { name: 'изменение ждёт отправки' }).click()
    journal = new Journal(page)
    await journal.look()
    await expect(journal.saved).toBeVisible()
    await expect(elsewhere.getByRole('heading', { name: 'Неравенства' })).toBeVisible({ timeout: 3000 })
  })

  await test.step('signing out names what is not saved, and clears the device', async () => {
    await openLesson(page, journal, 3)
    await topic(page).fill('Черновик')
    let warning = ''
    page.once('dialog', dialog => { warning = dialog.message(); return dialog.accept() })
    await page.getByRole('banner').locator('summary', { hasText: /\S \S\./ }).click()
    await page.getByRole('button', { name: 'Выйти' }).click()
    await expect(page.getByRole('heading', { name: 'Вход' })).toBeVisible()
    expect(warning).toContain('1 начатая запись урока не сохранена. После выхода они пропадут')
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter(key => /^gorodok\.(outbox|draft)\./.test(key)))
    await expect.poll(kept).toEqual([])
  })
})
