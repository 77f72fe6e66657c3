# Lo que se pregunta en todo registro

header-happened = Cuándo pasó
    .hint = Según el reloj de la clínica.
header-source = De dónde viene
    .client_said = Lo dijo la persona
    .staff_observed = Lo vio el personal
    .partner_said = Lo dijo su pareja
    .document = De un documento
    .paper = Copiado de papel
header-language = Idioma en que se dijo
    .hint = Solo si es otro que el suyo: es, vi.
header-sensitivity = Qué tan reservado
    .very_restricted = Muy reservado
    .restricted = Reservado
    .normal = Como siempre
header-corrects = Corrige una anotación anterior
