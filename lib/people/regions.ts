import type { practiceCountries } from "./choices";

export type PracticeCountry = (typeof practiceCountries)[number];

/**
 * The first-level divisions of the countries of the Network by their codes (ISO 3166-2, after the country's own and a
 * hyphen), under the names that they have there: departments, states, and the two autonomous regions of Nicaragua. A
 * Defender's profile says by them where they go; in both languages they are called as in the country.
 */
const divisions = {
  MX: {
    ...{ AGU: "Aguascalientes", BCN: "Baja California", BCS: "Baja California Sur", CAM: "Campeche" },
    ...{ CHP: "Chiapas", CHH: "Chihuahua", CMX: "Ciudad de México", COA: "Coahuila", COL: "Colima" },
    ...{ DUR: "Durango", MEX: "Estado de México", GUA: "Guanajuato", GRO: "Guerrero", HID: "Hidalgo" },
    ...{ JAL: "Jalisco", MIC: "Michoacán", MOR: "Morelos", NAY: "Nayarit", NLE: "Nuevo León" },
    ...{ OAX: "Oaxaca", PUE: "Puebla", QUE: "Querétaro", ROO: "Quintana Roo", SLP: "San Luis Potosí" },
    ...{ SIN: "Sinaloa", SON: "Sonora", TAB: "Tabasco", TAM: "Tamaulipas", TLA: "Tlaxcala" },
    ...{ VER: "Veracruz", YUC: "Yucatán", ZAC: "Zacatecas" },
  },
  GT: {
    ...{ "16": "Alta Verapaz", "15": "Baja Verapaz", "04": "Chimaltenango", "20": "Chiquimula" },
    ...{ "02": "El Progreso", "05": "Escuintla", "01": "Guatemala", "13": "Huehuetenango", "18": "Izabal" },
    ...{ "21": "Jalapa", "22": "Jutiapa", "17": "Petén", "09": "Quetzaltenango", "14": "Quiché" },
    ...{ "11": "Retalhuleu", "03": "Sacatepéquez", "12": "San Marcos", "06": "Santa Rosa", "07": "Sololá" },
    ...{ "10": "Suchitepéquez", "08": "Totonicapán", "19": "Zacapa" },
  },
  SV: {
    ...{ AH: "Ahuachapán", CA: "Cabañas", CH: "Chalatenango", CU: "Cuscatlán", LI: "La Libertad" },
    ...{ PA: "La Paz", UN: "La Unión", MO: "Morazán", SM: "San Miguel", SS: "San Salvador" },
    ...{ SV: "San Vicente", SA: "Santa Ana", SO: "Sonsonate", US: "Usulután" },
  },
  HN: {
    ...{ AT: "Atlántida", CH: "Choluteca", CL: "Colón", CM: "Comayagua", CP: "Copán", CR: "Cortés" },
    ...{ EP: "El Paraíso", FM: "Francisco Morazán", GD: "Gracias a Dios", IN: "Intibucá" },
    ...{ IB: "Islas de la Bahía", LP: "La Paz", LE: "Lempira", OC: "Ocotepeque", OL: "Olancho" },
    ...{ SB: "Santa Bárbara", VA: "Valle", YO: "Yoro" },
  },
  NI: {
    ...{ BO: "Boaco", CA: "Carazo", CI: "Chinandega", CO: "Chontales", AN: "Costa Caribe Norte" },
    ...{ AS: "Costa Caribe Sur", ES: "Estelí", GR: "Granada", JI: "Jinotega", LE: "León", MD: "Madriz" },
    ...{ MN: "Managua", MS: "Masaya", MT: "Matagalpa", NS: "Nueva Segovia", SJ: "Río San Juan" },
    ...{ RI: "Rivas" },
  },
} satisfies Record<PracticeCountry, Record<string, string>>;

export type Region = {
  /** "GT-13" */
  code: string;
  country: PracticeCountry;
  name: string;
};

const inSpanish = new Intl.Collator("es");

/** All of them, country by country, by name as Spanish sorts. */
export const regions: readonly Region[] = (
  Object.entries(divisions) as [PracticeCountry, Record<string, string>][]
).flatMap(([country, named]) =>
  Object.entries(named)
    .map(([code, name]) => ({ code: `${country}-${code}`, country, name }))
    .sort((a, b) => inSpanish.compare(a.name, b.name)),
);

const byCode = new Map(regions.map((region) => [region.code, region]));

/** What a division is called; a code that is none is said as it stands. */
export const regionName = (code: string): string => byCode.get(code)?.name ?? code;

export const isRegionOf = (country: string, code: string): boolean => byCode.get(code)?.country === country;
