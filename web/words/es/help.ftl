# Para qué sirve una página; está al lado, plegado al principio. Dos o tres frases sencillas cada una.

help-what = ¿Qué es esto?
help-today = Lo que piden las próximas horas: sus tareas, lo que espera una decisión, los riesgos y los borradores por terminar. Se hace de nuevo cada vez que usted la abre; aquí no hay que marcar nada.
help-caseload = Todas las personas cuyo expediente está en este equipo. El cuadro busca por cualquier nombre que hayan usado, también sin acentos.
help-review = Cuando dos personas escriben por separado, todo se conserva. Aquí está lo que desde entonces espera a una persona: elegir entre dos versiones o leer un texto combinado. Lo que usted decida llega a todos en su próxima sincronización.
help-sync = Cada portátil trabaja por su cuenta y se encuentra con la clínica cuando las dos están en la misma red. “Sincronizar” es ese encuentro: las dos terminan con lo mismo y nada se sobrescribe.
help-devices = Una portátil guarda los expedientes de la clínica, sellados, y se abre solo a las personas nombradas para ella. Se la deja entrar una vez, con un código que muestra esta página y cuatro palabras que deben ser iguales en las dos pantallas.
help-people = Cada persona entra con su propio nombre de acceso y su frase de acceso, y todo lo que escribe lleva su nombre. Lo que puede leer y escribir depende de su función.
help-join = Esto se hace una sola vez. El código le muestra a la clínica que es usted, y las cuatro palabras le muestran a usted que es la clínica. Después esta portátil trabaja por su cuenta y se encuentra con la clínica cuando las dos están en la misma red.
