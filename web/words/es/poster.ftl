# Lo que se cuelga junto a la computadora de la clínica. No nombra a ningún cliente.

poster-title = Cartel
poster-heading = { $clinic }: conecte una tableta o computadora
poster-join = Únase a la red propia de la clínica
poster-open = Abra una de estas direcciones: apunte la cámara o escríbala
poster-compare = Compare estas cuatro palabras
    .next = ¿Son distintas en el equipo? Deténgase y avise a alguien aquí.
# Siguen direcciones
poster-follow = Siga allí los pasos
    .next = Una sola vez, unos cinco minutos. Después las páginas están en:
poster-fingerprint = Huella del certificado (SHA-256):
# $day es "24 nov 2026"
poster-made = Hecho el { $day }. Si alguna dirección de aquí deja de abrirse, imprímalo otra vez.
poster-print = Imprima esta página y cuélguela junto a la computadora de la clínica. No nombra a ningún cliente ni contiene frases de acceso.
