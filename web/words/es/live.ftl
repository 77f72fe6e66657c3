# Lo que una página abierta dice por sí misma

# Después van los nombres de colegas que tienen abierto el mismo expediente
live-also-here = También están en este expediente:
live-changed = Algo acaba de cambiar en esta página.
    .away = Algo cambió en esta página desde la última vez que la vio.
# Va junto a lo que cambió
live-mark = acaba de cambiar
    .away = cambió desde la última vez que lo vio
# $ago es "ahora mismo" o "hace 2 minutos"
live-by = { $person } cambió esto { $ago }.
# Lo trajo una laptop o la clínica
live-arrived = Llegó algo que escribió { $person }.
# Se dice a quien está escribiendo, después de una de las frases de arriba
live-safe = Lo que usted está escribiendo está a salvo: al guardar se conservan los dos textos.
# Se dice a quien escribió y no guardó
live-locked = Esta página se bloqueó. Lo que escribió sigue en ella: inicie sesión en otra pestaña y después vuelva y guarde.
# El enlace a lo que cambió
live-look = Ver
# Se dice un minuto antes de que la sesión se bloquee porque nadie la usó, junto al botón que la mantiene abierta
live-locks-soon = Hace rato que nadie usa esta página: se bloqueará en aproximadamente un minuto. Lo que ya se guardó está a salvo.
live-stay = Seguir aquí
# Se dice cuando la computadora de la clínica no responde desde hace casi un minuto, junto al enlace que vuelve a pedir la página
live-silent = Esta página puede estar desactualizada: la computadora que la envía no responde.
live-look-again = Actualizar
# Para navegadores sin scripts. $when es una hora, con el día si no es hoy
live-made = Esta página muestra lo que había a las { $when } y no se actualiza sola.
