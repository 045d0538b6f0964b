/** Whether tests may skip a program that is not installed. CI installs all of them and allows no skip. */
export const mayMissPrograms = process.env['REQUIRE_JUDGES'] !== '1';
