# El cartel junto a la computadora de la clínica. No nombra a ninguna persona atendida.

poster-title = Cartel
poster-heading = { $clinic }: conecte una tableta o computadora
poster-join = Conéctese a la red propia de la clínica
poster-open = Abra una de estas direcciones: apunte la cámara o escríbala
poster-compare = Compare estos dígitos
    .next = Son los ocho primeros y los ocho últimos de la huella que el propio dispositivo muestra del certificado. ¿Son distintos? Quite el certificado y avise a alguien aquí.
# Siguen direcciones
poster-follow = Siga los pasos que aparecen
    .next = Se hace una sola vez, en unos cinco minutos. Después las páginas están en:
poster-fingerprint = Huella del certificado (SHA-256):
# $day es "24 nov 2026"
poster-made = Cartel del { $day }. Si alguna dirección deja de abrirse, imprímalo de nuevo.
poster-print = Imprima esta página y póngala junto a la computadora de la clínica. No contiene nombres de personas atendidas ni contraseñas.
