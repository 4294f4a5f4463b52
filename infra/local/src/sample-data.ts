/** What `npm run seed` fills the marketplace with. Everyone and everything in it is made up. */
export interface SampleAccount {
  email: string;
  events: SampleEvent[];
}

export interface SampleEvent {
  title: string;
  venue: string;
  city: string;
  timeZone: string;
  category: 'music' | 'sports' | 'theatre' | 'comedy' | 'festival' | 'family' | 'other';
  /** How many days from today it takes place, and at what time by UTC. */
  inDays: number;
  at: string;
  /** What is for sale, in dollars. */
  tickets: { seat: string; price: number; facePrice: number }[];
}

/** Every sample account has the same one: they hold nothing that is worth a secret. */
export const samplePassword = 'sample-password';

const seat = (seat: string, price: number, facePrice: number) => ({ seat, price, facePrice });
const berlin = { city: 'Berlin', timeZone: 'Europe/Berlin' };
const london = { city: 'London', timeZone: 'Europe/London' };
const chicago = { city: 'Chicago', timeZone: 'America/Chicago' };
const lisbon = { city: 'Lisbon', timeZone: 'Europe/Lisbon' };
const tokyo = { city: 'Tokyo', timeZone: 'Asia/Tokyo' };

const music: SampleEvent[] = [
  {
    title: 'The Northern Lights: Farewell Tour',
    venue: 'Kesselhaus',
    ...berlin,
    category: 'music',
    inDays: 24,
    at: '19:00',
    tickets: [seat('Standing', 64.5, 59), seat('Balcony, row B, seat 14', 89, 82)],
  },
  {
    title: 'Copper Harbour String Quartet',
    venue: 'Customs House',
    ...lisbon,
    category: 'music',
    inDays: 9,
    at: '20:30',
    tickets: [seat('Row C, seat 5', 42, 42)],
  },
  {
    title: 'Midsummer Jazz by the River',
    venue: 'South Bank Meadow',
    ...london,
    category: 'festival',
    inDays: 47,
    at: '13:00',
    tickets: [seat('Saturday', 35, 40), seat('Weekend pass', 58.75, 72)],
  },
  {
    title: 'Paper Planes: Unplugged',
    venue: 'The Attic',
    ...chicago,
    category: 'music',
    inDays: 5,
    at: '01:00',
    tickets: [seat('General admission', 27.5, 25)],
  },
  {
    title: 'Velvet Static',
    venue: 'Hall 9',
    ...tokyo,
    category: 'music',
    inDays: 61,
    at: '10:00',
    tickets: [seat('Front of stage', 120, 95)],
  },
  {
    title: 'Open Air Philharmonic: Nine Symphonies',
    venue: 'Forest Stage',
    ...berlin,
    category: 'music',
    inDays: 33,
    at: '18:00',
    tickets: [seat('Night one, block D', 74.25, 80), seat('Night two, lawn', 31, 36)],
  },
  {
    title: 'Sunday Organ Hour',
    venue: 'St Bride by the Wall',
    ...london,
    category: 'music',
    inDays: 2,
    at: '15:00',
    tickets: [seat('Nave', 9.99, 10)],
  },
];

const sports: SampleEvent[] = [
  {
    title: 'Harbour United v Riverside Athletic',
    venue: 'The Docks Ground',
    ...london,
    category: 'sports',
    inDays: 7,
    at: '15:00',
    tickets: [seat('North stand, row 22', 31, 34), seat('Family block, row 3', 22.5, 24)],
  },
  {
    title: 'Cup Final: Lakeside Rovers v Hilltop City',
    venue: 'Lakeside Bowl',
    ...chicago,
    category: 'sports',
    inDays: 40,
    at: '19:30',
    tickets: [seat('Section 104, row 9', 145, 110)],
  },
  {
    title: 'Valley Hawks v Coast Comets',
    venue: 'Union Arena',
    ...chicago,
    category: 'sports',
    inDays: 12,
    at: '00:30',
    tickets: [seat('Courtside', 210, 240), seat('Upper tier, row 31', 18, 21)],
  },
  {
    title: 'City Marathon: finish-line grandstand',
    venue: 'Avenida',
    ...lisbon,
    category: 'sports',
    inDays: 90,
    at: '08:00',
    tickets: [seat('Grandstand B', 25, 30)],
  },
  {
    title: 'Winter Classic on Ice',
    venue: 'Velodrome',
    ...berlin,
    category: 'sports',
    inDays: 19,
    at: '17:45',
    tickets: [seat('Section 12, row F', 96.4, 88)],
  },
  {
    title: 'Table Tennis Open, semi-finals',
    venue: 'Sumida Gymnasium',
    ...tokyo,
    category: 'sports',
    inDays: 28,
    at: '04:00',
    tickets: [seat('Table 1, row A', 12, 15)],
  },
];

const stage: SampleEvent[] = [
  {
    title: 'The Clockmaker’s Daughter',
    venue: 'Lantern Theatre',
    ...london,
    category: 'theatre',
    inDays: 15,
    at: '19:30',
    tickets: [seat('Opening night, stalls D7', 78, 78), seat('Matinee, circle B2', 49, 55)],
  },
  {
    title: 'Swan Lake',
    venue: 'Opera at the Canal',
    ...berlin,
    category: 'theatre',
    inDays: 30,
    at: '18:30',
    tickets: [seat('Stalls, row F, seat 11', 92, 104)],
  },
  {
    title: 'Improvised Whodunnit, late show',
    venue: 'The Trapdoor',
    ...chicago,
    category: 'comedy',
    inDays: 3,
    at: '03:30',
    tickets: [seat('Unreserved', 16, 18)],
  },
  {
    title: 'Stand-Up at the Warehouse',
    venue: 'Warehouse 17',
    ...lisbon,
    category: 'comedy',
    inDays: 10,
    at: '21:00',
    tickets: [seat('Table for one', 24, 22)],
  },
  {
    title: 'Shadow Puppets for Small People',
    venue: 'Lantern Theatre',
    ...london,
    category: 'family',
    inDays: 6,
    at: '10:30',
    tickets: [seat('Cushion row', 8.5, 9)],
  },
  {
    title: 'Distributed Systems Days',
    venue: 'Gasometer',
    ...berlin,
    category: 'other',
    inDays: 120,
    at: '08:00',
    tickets: [seat('Conference pass', 399, 450), seat('Workshop: events and outboxes', 180, 180)],
  },
];

export const sampleAccounts: SampleAccount[] = [
  { email: 'ada@example.com', events: music },
  { email: 'ben@example.com', events: sports },
  { email: 'cleo@example.com', events: stage },
];
