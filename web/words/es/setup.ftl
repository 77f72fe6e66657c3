# La configuración inicial de una clínica

setup-title = Configurar una clínica
setup-intro = Se empieza con dos personas; conviene que las dos sean de supervisión, porque solo supervisión puede volver a agregar a quien perdió su contraseña. Se pueden agregar más en cualquier momento. Cada una debe escribir su propia contraseña: después nadie puede leerla.
setup-clinic = Nombre de la clínica
    .hint = Aparece arriba en todas las páginas.
setup-you = Usted
setup-second = La segunda persona
setup-clock = El reloj de esta computadora marca
    .set = ¿Está bien? Si no, póngalo en hora antes de empezar: todas las notas llevan ese día y esa hora.
# $when es "24 nov 2026, 10:42", $zone la zona horaria elegida: "America/New York"
setup-clock-in = { $when } ({ $zone })
setup-begin = Empezar
# $who es un título del formulario, $what una oración
setup-whose = { $who }: { $what }
