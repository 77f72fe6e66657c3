# Lo que una página abierta dice por sí misma

# Después van los nombres de colegas que tienen abierto el mismo expediente
live-also-here = También aquí:
live-changed = Algo cambió aquí hace un momento.
    .away = Algo cambió aquí desde la última vez que usted miró.
# Va junto a lo que cambió
live-mark = cambió hace un momento
    .away = cambió desde que usted miró
# $ago es "ahora mismo" o "hace 2 minutos"
live-by = { $person } cambió esto { $ago }.
# Lo trajo una portátil o la clínica
live-arrived = Llegó algo que escribió { $person }.
# Se dice a quien está escribiendo, después de una de las frases de arriba
live-safe = Sus palabras están a salvo: al guardar se conservan ambas.
# Se dice a quien escribió y no guardó
live-locked = Esta página está bloqueada ahora. Sus palabras están a salvo: guárdelas y después inicie sesión.
# El enlace a lo que cambió
live-look = Ver
