// Drafts of a timetable side by side, and weeks of other programs among them.
import { axe, expect, test, visit } from '../fixtures/base'
import { Plan } from '../pages/timetable'

test.use({ cityOf: 'drafts', allowed: /status of 422/ })

test('begun from the week in force, copied, taken out, brought in again, thrown away', async ({ as }) => {
  const page = await as('deputy')
  await visit(page, '/timetable/drafts')
  const drafts = page.locator('.tt-drafts > li')
  const named = (name: string) => drafts.filter({ has: page.getByRole('heading', { name, exact: true }) })
  await axe(page)

  await test.step('two drafts', async () => {
    await drafts.first().getByText('Начать черновик с него').click()
    await drafts.first().getByLabel('Как назвать черновик').fill('Без окон')
    await drafts.first().getByRole('button', { name: 'Создать' }).click()
    await expect(named('Без окон')).toContainText(/Поставлено \d+ из \d+/)
    await named('Без окон').getByText('Сделать копию').click()
    await named('Без окон').getByLabel('Как назвать черновик').fill('Без окон')
    await named('Без окон').getByRole('button', { name: 'Создать' }).click()
    await expect(page.getByText('Черновик с таким названием уже есть')).toBeVisible()
    await named('Без окон').getByText('Сделать копию').click()
    await named('Без окон').getByLabel('Как назвать черновик').fill('С утра')
    await named('Без окон').getByRole('button', { name: 'Создать' }).click()
    await expect(drafts).toHaveCount(3)
    await axe(page)
  })

  await test.step('an edit of one is not an edit of the other', async () => {
    await named('С утра').getByRole('link', { name: /^Открыть/ }).click()
    const plan = new Plan(page)
    await expect(page.getByText('Черновик «С утра»')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-hydrated')
    await plan.taken.first().focus()
    await page.keyboard.press('Delete')
    await expect(plan.saved).toBeVisible()
    await visit(page, '/timetable/drafts')
    const stands = async (name: string) => /Поставлено (\d+)/.exec((await named(name).textContent()) ?? '')?.[1]
    expect(Number(await stands('С утра'))).toBe(Number(await stands('Без окон')) - 1)
  })

  await test.step('a draft goes out as a file of FET and comes back with a report', async () => {
    const waits = page.waitForEvent('download')
    await named('Без окон').getByRole('link', { name: 'Файл .fet' }).click()
    const file = await (await waits).path()
    await page.getByLabel('Как назвать черновик').last().fill('Из FET')
    await page.getByLabel('Файл', { exact: true }).setInputFiles(file)
    await page.getByRole('button', { name: 'Загрузить' }).click()
    const report = page.getByRole('region', { name: 'Что пришло из файла' })
    await expect(report).toContainText(/В файле (\d+)\sурок\S*: узнано \1, встало на места \1\./)
    await axe(page)
  })

  await test.step('what is no week is refused at the field', async () => {
    await page.getByLabel('Как назвать черновик').last().fill('Из aSc')
    await page.getByLabel('Файл', { exact: true }).setInputFiles({ name: 'week.xml', mimeType: 'text/xml', buffer: Buffer.from('<html/>') })
    await page.getByRole('button', { name: 'Загрузить' }).click()
    await expect(page.getByText('Это не файл FET и не выгрузка aSc')).toBeVisible()
  })

  await test.step('the rest is thrown away', async () => {
    await page.getByRole('button', { name: 'Удалить черновик: С утра' }).click()
    await expect(named('С утра')).toHaveCount(0)
    await expect(named('Без окон')).toBeVisible()
  })
})
