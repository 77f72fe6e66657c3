# Lo que cada persona elige para sí

settings-title = Ajustes
settings-intro = Solo para usted, en las páginas de este equipo. No cambian las de nadie más.
settings-language = Idioma
    .auto = El que pide este navegador
settings-look = Aspecto
    .auto = Como lo prefiere este equipo
    .light = Claro
    .dark = Oscuro
    .contrast = Alto contraste
settings-room = En una sala con gente
settings-initials = Mostrar iniciales en las listas
    .hint = Las listas nombran entonces a los clientes por sus iniciales y su año de nacimiento. Un expediente muestra siempre el nombre completo.
settings-save = Guardar ajustes
settings-saved = Sus ajustes están guardados.
settings-you = Usted
settings-sign-out =
    .hint = Para apartarse un momento, use Bloquear: la página vuelve a donde estaba.
settings-clinic = La clínica
settings-people = Personas que pueden entrar
settings-devices = Portátiles y otros equipos
