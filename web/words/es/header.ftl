# Lo que se pregunta en todo registro

header-happened = Cuándo ocurrió
    .hint = Según el reloj de la clínica.
header-source = Cómo se supo
    .client_said = Lo dijo la persona
    .staff_observed = Lo observó el personal
    .partner_said = Lo dijo su pareja
    .document = Consta en un documento
    .paper = Se copió de papel
header-language = Idioma en que se dijo
    .hint = Solo si no es el idioma de la persona; por ejemplo, es o vi.
header-sensitivity = Confidencialidad
    .very_restricted = Muy reservada
    .restricted = Reservada
    .normal = La habitual
header-corrects = Corrige una anotación anterior
