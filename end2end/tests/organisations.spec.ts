// Officers start from the list of their schools: the city sees all, a district its own.
import { axe, expect, test, visit } from '../fixtures/base'

// Schools that are founded here would be counted elsewhere.
test.use({ cityOf: 'organisations', allowed: /status of 422/ })

test('the city sees every school and a district its own', async ({ as }) => {
  const city = await as('city')
  await visit(city, '/organisations')
  const schools = city.getByRole('row').filter({ hasText: /Школа|школа|СОШ/ })
  const all = await schools.count()
  expect(all).toBeGreaterThan(1)
  const district = await as('district')
  await visit(district, '/organisations')
  const own = await district.getByRole('row').filter({ hasText: /Школа|школа|СОШ/ }).count()
  expect(own).toBeGreaterThan(0)
  expect(own).toBeLessThan(all)
})

test('an officer founds a school by a form, corrects what was refused, and sees what it lacks', async ({ as }) => {
  const page = await as('district')
  await visit(page, '/organisations')
  await expect(page.getByRole('row', { name: /школа № 1 города/i })).toContainText('Заполнено 11 из 11')
  await page.getByLabel('Полное название').fill('Средняя школа № 88')
  await page.getByLabel('Краткое название').fill('Школа № 88')
  await page.getByLabel('ИНН').fill('7707083890')
  await page.getByRole('button', { name: 'Создать школу' }).click()
  await expect(page.getByText('Контрольная цифра ИНН не сходится')).toBeVisible()
  await expect(page.getByLabel('Краткое название')).toHaveValue('Школа № 88')
  await axe(page)
  await page.getByLabel('ИНН').fill('')
  await page.getByRole('button', { name: 'Создать школу' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Школа № 88' })).toBeVisible()
  await expect(page.getByText('Заполнено 0 из 11')).toBeVisible()
  await axe(page)
  const other = await as('district2')
  expect((await other.request.get(page.url())).status()).toBe(404)
})

test.describe('with scripts switched off', () => {
  test.use({ javaScriptEnabled: false })

  test('a list of schools is told by rows, given back marked, and founded when it is right', async ({ page, signIn }) => {
    await signIn(page, 'city')
    await page.goto('/organisations')
    const file = (rows: string) => ({ name: 'schools.csv', mimeType: 'text/csv', buffer: Buffer.from(`Название;Район;ИНН\n${rows}`) })
    const list = page.getByRole('main').locator('form').filter({ hasText: 'Списком' })
    await list.getByLabel('Файл со списком').setInputFiles(file('Школа № 91;РУО 1;\nШкола № 92;РУО 7;1\n'))
    await list.getByRole('button', { name: 'Создать школы' }).click()
    await expect(page.getByText('Строка 3: Района «РУО 7» нет среди ваших.')).toBeVisible()
    await list.getByLabel('Файл со списком').setInputFiles(file('Школа № 92;РУО 7;1\n'))
    const marked = page.waitForEvent('download')
    await list.getByRole('button', { name: 'Скачать с пометками' }).click()
    expect((await marked).suggestedFilename()).toBe('schools-checked.xlsx')
    await list.getByLabel('Файл со списком').setInputFiles(file('Школа № 91;РУО 1;\nШкола № 92;;\n'))
    await list.getByRole('button', { name: 'Создать школы' }).click()
    await expect(page.getByText(/^Создано: 2\sшколы/)).toBeVisible()
  })
})
