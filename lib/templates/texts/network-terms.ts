import type { TemplateClause } from "../clause";

/**
 * The terms of the Defender Network as they are shipped: a starting point for counsel's review, not legal advice.
 * Spanish is the language of record.
 */
export const networkTermsText: TemplateClause[] = [
  {
    key: "membership",
    en: {
      title: "What these terms are",
      text: "These terms are signed once by each lawyer of the Defender Network (the “Defender”) and apply to every case that Justice in Motion (“JiM”) proposes. The network is made up of lawyers and organizations in Mexico, Guatemala, El Salvador, Honduras and Nicaragua who are admitted to practise, defend human rights and migrants, and have been received by JiM. Each case has a Case Facilitation Contract of its own, which prevails for that case.",
    },
    es: {
      title: "Qué son estos términos",
      text: "Estos términos los firma una sola vez cada profesional del derecho que integra la Red de Defensoras y Defensores (en adelante, quien defiende) y se aplican a todos los casos que le proponga Justice in Motion (en adelante, JiM). La Red se integra por profesionales y organizaciones de México, Guatemala, El Salvador, Honduras y Nicaragua que están habilitados para ejercer, defienden los derechos humanos y a las personas migrantes, y han sido admitidos por JiM. Cada caso tiene además su propio contrato de facilitación, que prevalece respecto de ese caso.",
    },
  },
  {
    key: "independence",
    en: {
      title: "Independence",
      text: "The Defender practises independently, under the law and the rules of the profession of their own country, and is free to take other work. Belonging to the network creates no employment, no partnership and no power to bind JiM. Nobody may tell a Defender what a witness is to say or what a record is to show.",
    },
    es: {
      title: "Independencia",
      text: "Quien defiende ejerce con independencia, conforme al derecho y a las normas deontológicas de su país, y puede dedicarse a otros asuntos. Pertenecer a la Red no crea relación laboral ni sociedad, ni faculta para obligar a JiM. Nadie puede indicar a quien defiende lo que ha de decir un testigo o lo que ha de constar en un documento.",
    },
  },
  {
    key: "offers",
    en: {
      title: "Proposals of cases",
      text: "A proposal says where the work is, what is asked, by when and for how much, without any name. To decline is not held against anybody. Names are shown only to whoever declares an interest; whoever then declines keeps them secret as if they had taken the case.",
    },
    es: {
      title: "Propuestas de casos",
      text: "La propuesta indica dónde es el encargo, qué se pide, para cuándo y por cuánto, sin nombre alguno. Declinarla no tiene consecuencias. Los nombres se muestran únicamente a quien manifiesta su interés; quien después decline guardará sobre ellos la misma reserva que si hubiera aceptado el caso.",
    },
  },
  {
    key: "conflicts",
    en: {
      title: "Conflicts of interest",
      text: "Before accepting a case the Defender reads who takes part in it and says whether they, their office or a close relative represents, owes, is owed by or is related to any of them. A conflict that appears later is told to JiM within one working day, and the Defender does nothing more in the case until JiM answers.",
    },
    es: {
      title: "Conflictos de interés",
      text: "Antes de aceptar un caso, quien defiende lee quiénes intervienen en él y hace saber si su persona, su despacho o un familiar cercano representa a alguna de ellas, es su deudor o acreedor, o tiene con ella parentesco. El conflicto que surja después se comunica a JiM a más tardar el siguiente día hábil, y quien defiende se abstiene de actuar en el caso hasta que JiM responda.",
    },
  },
  {
    key: "conduct",
    en: {
      title: "Clients and witnesses",
      text: "The Defender works under a contract signed by all three parties, in person or with staff who are bound to the same secrecy; treats the persons represented and the witnesses with respect and without discrimination; explains to them in a language they understand what is asked and why; promises no outcome; and takes from them, or from anybody on their behalf, no fee, gift or favour. Money that is handed over for a client is handed over whole, against a signed receipt.",
    },
    es: {
      title: "Personas representadas y testigos",
      text: "Quien defiende trabaja al amparo de un contrato firmado por las tres partes, en persona o con personal sujeto al mismo secreto; trata a las personas representadas y a los testigos con respeto y sin discriminación; les explica, en un idioma que comprendan, qué se les pide y para qué; no promete resultados; y no recibe de ellos, ni de nadie en su nombre, honorario, dádiva ni favor alguno. El dinero destinado a una persona representada se le entrega completo, contra recibo firmado.",
    },
  },
  {
    key: "secrecy",
    en: {
      title: "Confidentiality",
      text: "The Defender keeps professional secrecy about everything learned through a case or a proposal, also towards authorities as far as the law allows, also after the case, and also after leaving the network. A name, an address or the fact that somebody is abroad can cost a life: none of it is told, written or shown to anybody who does not need it for the work.",
    },
    es: {
      title: "Confidencialidad",
      text: "Quien defiende guarda el secreto profesional sobre todo lo que conozca por un caso o por una propuesta; también ante las autoridades, en cuanto la ley lo permita; también después de concluido el caso, y también después de dejar la Red. Un nombre, un domicilio o el solo hecho de que alguien esté en el extranjero puede costar una vida: nada de ello se dice, se escribe ni se muestra a quien no lo necesite para el encargo.",
    },
  },
  {
    key: "data",
    en: {
      title: "Data and devices",
      text: "Case material is kept in the portal. Copies made for the work are kept on locked and encrypted devices or under lock and key, are not sent by open mail or messaging, and are destroyed when the case is closed, unless the law demands that they be kept. The loss of a device, or anything that may have let a stranger read case material, is told to JiM within 24 hours.",
    },
    es: {
      title: "Datos y dispositivos",
      text: "Lo relativo a un caso se conserva en el portal. Las copias que exija el encargo se guardan en dispositivos bloqueados y cifrados o bajo llave, no se envían por correo ni por mensajería abiertos, y se destruyen al cerrarse el caso, salvo que la ley obligue a conservarlas. La pérdida de un dispositivo, o cualquier hecho por el que un tercero haya podido leer lo relativo a un caso, se avisa a JiM dentro de las veinticuatro horas siguientes.",
    },
  },
  {
    key: "safety",
    en: {
      title: "Safety",
      text: "The Defender’s own safety and that of the clients and witnesses come before any deadline. Any visit may be refused, put off or broken off without giving a reason, and the time and the expenses of a visit that was broken off for safety are paid. A threat against anybody in the case is told to JiM at once.",
    },
    es: {
      title: "Seguridad",
      text: "La seguridad de quien defiende, de las personas representadas y de los testigos está antes que cualquier plazo. Toda salida de campo puede rehusarse, aplazarse o interrumpirse sin expresar el motivo, y el tiempo y los gastos de la que se interrumpa por seguridad se pagan. Toda amenaza contra quien intervenga en el caso se avisa a JiM de inmediato.",
    },
  },
  {
    key: "money",
    en: {
      title: "Hours, expenses and pay",
      text: "Hours and expenses are recorded as they arise: the time really worked, the money really spent, with receipts, or with a word on why there is none. JiM pays what is allowed after review, on approval and without waiting for the Advocate; what is cut is said beforehand, with the reason, and may be contested. A change of bank details is confirmed by a call to a known number before it counts. Taxes on what is paid are the Defender’s own.",
    },
    es: {
      title: "Horas, gastos y pago",
      text: "Las horas y los gastos se anotan conforme se causan: el tiempo efectivamente trabajado y el dinero efectivamente gastado, con comprobantes o con la explicación de por qué no los hay. JiM paga lo reconocido después de la revisión, al aprobarse y sin esperar el pago de la Abogada o el Abogado; toda reducción se comunica antes, con su motivo, y puede impugnarse. Todo cambio de datos bancarios se confirma por llamada a un número conocido antes de surtir efectos. Los impuestos sobre lo pagado corren por cuenta de quien defiende.",
    },
  },
  {
    key: "liability",
    en: {
      title: "Responsibility",
      text: "The Defender is admitted and in good standing, tells JiM within five working days of any sanction or loss of the licence to practise, and answers for their own work. JiM answers for what it undertakes here and in the contract of each case. Nothing here limits a liability that the law does not allow to be limited.",
    },
    es: {
      title: "Responsabilidad",
      text: "Quien defiende cuenta con habilitación vigente para ejercer, comunica a JiM dentro de los cinco días hábiles siguientes toda sanción o pérdida de esa habilitación, y responde de su propio trabajo. JiM responde de lo que asume aquí y en el contrato de cada caso. Nada de lo aquí dispuesto limita la responsabilidad que la ley no permita limitar.",
    },
  },
  {
    key: "end",
    en: {
      title: "Leaving the network",
      text: "Either party may end the membership by 30 days’ notice in writing, and without notice for a serious breach of these terms. Nobody is asked why they leave. Contracts in force run on or are handed over in good order; what was earned until then is paid; the duties of confidentiality and of data remain.",
    },
    es: {
      title: "Cómo se deja la Red",
      text: "Cualquiera de las partes puede dar por terminada la pertenencia a la Red con aviso por escrito de treinta días, y sin él por incumplimiento grave de estos términos. A nadie se le pide explicar por qué la deja. Los contratos vigentes continúan o se entregan en orden; lo devengado hasta entonces se paga; los deberes de confidencialidad y de cuidado de los datos subsisten.",
    },
  },
  {
    key: "electronicSignature",
    en: {
      title: "Language and electronic signature",
      text: "These terms are made in Spanish and in English; where they differ, the Spanish text prevails. The parties first try to settle a dispute by talking, then by mediation. They agree to sign electronically, here and in the contract of each case, and recognize that such a signature has the same effect as one written by hand.",
    },
    es: {
      title: "Idiomas y firma electrónica",
      text: "Estos términos se otorgan en español y en inglés; en caso de discrepancia prevalece el texto en español. Las partes procurarán resolver sus controversias mediante el diálogo y, en su defecto, la mediación. Acuerdan firmar por medios electrónicos, tanto aquí como en el contrato de cada caso, y reconocen que esa firma surte los mismos efectos que la autógrafa.",
    },
  },
];
