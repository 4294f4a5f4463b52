/** What `npm run seed` fills the marketplace with. Everyone and everything in it is made up. */
export interface SampleAccount {
  email: string;
  tickets: { title: string; price: number }[];
}

/** Every sample account has the same one: they hold nothing that is worth a secret. */
export const samplePassword = 'sample-password';

export const sampleAccounts: SampleAccount[] = [
  {
    email: 'ada@example.com',
    tickets: [
      { title: 'The Northern Lights: Farewell Tour, standing', price: 64.5 },
      { title: 'The Northern Lights: Farewell Tour, balcony', price: 89 },
      { title: 'Copper Harbour String Quartet, row C', price: 42 },
      { title: 'Midsummer Jazz by the River, Saturday', price: 35 },
      { title: 'Midsummer Jazz by the River, weekend pass', price: 58.75 },
      { title: 'Paper Planes: Unplugged', price: 27.5 },
      { title: 'Velvet Static, front of stage', price: 120 },
      { title: 'Choir of the Old Town: Evensong', price: 15 },
      { title: 'Open Air Philharmonic: Nine Symphonies, night one', price: 74.25 },
      { title: 'Sunday Organ Hour', price: 9.99 },
    ],
  },
  {
    email: 'ben@example.com',
    tickets: [
      { title: 'Harbour United v Riverside Athletic, north stand', price: 31 },
      { title: 'Harbour United v Riverside Athletic, family block', price: 22.5 },
      { title: 'Cup Final: Lakeside Rovers v Hilltop City', price: 145 },
      { title: 'Valley Hawks v Coast Comets, courtside', price: 210 },
      { title: 'Valley Hawks v Coast Comets, upper tier', price: 18 },
      { title: 'City Marathon: finish-line grandstand', price: 25 },
      { title: 'Winter Classic on Ice, section 12', price: 96.4 },
      { title: 'Six-Day Cycling, Thursday evening', price: 29.9 },
      { title: 'Regatta Day: committee boat', price: 55 },
      { title: 'Table Tennis Open, semi-finals', price: 12 },
    ],
  },
  {
    email: 'cleo@example.com',
    tickets: [
      { title: 'A Midsummer Night in the Park, picnic seats', price: 19.5 },
      { title: 'The Clockmaker’s Daughter, opening night', price: 78 },
      { title: 'The Clockmaker’s Daughter, matinee', price: 49 },
      { title: 'Swan Lake, stalls row F', price: 92 },
      { title: 'Improvised Whodunnit, late show', price: 16 },
      { title: 'Stand-Up at the Warehouse', price: 24 },
      { title: 'Shadow Puppets for Small People', price: 8.5 },
      { title: 'Distributed Systems Days, conference pass', price: 399 },
      { title: 'Distributed Systems Days, workshop: events and outboxes', price: 180 },
      { title: 'Baking Science Fair, two-day entry', price: 14 },
    ],
  },
];
