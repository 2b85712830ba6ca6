package gg.tiketi.app.demo;

import gg.tiketi.app.demo.Concert.Opening;
import gg.tiketi.app.demo.Concert.Opening.InMinutes;
import gg.tiketi.app.demo.Concert.Opening.OnDay;
import gg.tiketi.app.demo.Concert.Place;
import gg.tiketi.app.demo.Concert.Stock;
import gg.tiketi.app.demo.Concert.Stock.Seats;
import gg.tiketi.app.demo.Concert.Stock.Standing;
import gg.tiketi.catalog.EventDraft.TicketTypeDraft;
import gg.tiketi.catalog.SampleLayouts;
import java.util.List;

/** The concerts of the demo. Artists and venues are invented. */
final class Concerts {
  private static final Place SKY_DOME = new Place("한빛 스카이돔", "서울특별시 구로구 한빛로 1");
  private static final Place RIVER_ARENA = new Place("한강 아레나", "서울특별시 송파구 강변로 25");
  private static final Place MOON_HALL = new Place("달빛홀", "서울특별시 마포구 달빛길 7");
  private static final Place SEA_STADIUM = new Place("바다 경기장", "부산광역시 해운대구 파도로 100");
  private static final Place FOREST_THEATRE = new Place("숲속 극장", "대전광역시 유성구 숲길 12");
  private static final Place LIGHT_HALL = new Place("빛고을 문화회관", "광주광역시 서구 빛고을로 30");
  private static final Place HARBOUR_CLUB = new Place("항구 라이브클럽", "인천광역시 중구 항구로 3");

  private static final Stock DOME = new Seats(SampleLayouts.DOME);
  private static final Stock STADIUM = new Seats(SampleLayouts.SPORTS_STADIUM);
  private static final Stock LARGE = new Seats(SampleLayouts.LARGE_THEATER);
  private static final Stock SMALL = new Seats(SampleLayouts.SMALL_THEATER);
  private static final Stock FESTIVAL = new Standing(List.of(
      new TicketTypeDraft("얼리버드", "선착순 할인 입장권", 66_000, 500),
      new TicketTypeDraft("일반", "1일 입장권", 88_000, 3_000), new TicketTypeDraft("VIP", "무대 앞 구역", 154_000, 300)));
  private static final Stock CLUB = new Standing(List.of(new TicketTypeDraft("스탠딩", "입장 순서대로", 44_000, 200)));

  private static final Opening YESTERDAY = new OnDay(-1, 20);

  static final List<Concert> ALL = List.of(
      // on sale
      new Concert("한서윤 돔 콘서트: 별이 되어", "한서윤", "데뷔 10주년, 단 하루의 돔 무대.", SKY_DOME, YESTERDAY, 60, 75, DOME),
      new Concert("루나타이드 월드투어 서울", "루나타이드 (Luna Tide)", "세계를 돌아 서울에서 시작하는 밤.", RIVER_ARENA, YESTERDAY, 45, 60, STADIUM),
      new Concert("새벽기차 단독공연", "새벽기차", "밴드 새벽기차의 어쿠스틱 밤.", MOON_HALL, YESTERDAY, 30, 40, SMALL),
      new Concert("봄밤 페스티벌", "여러 아티스트", "강가에서 듣는 이틀의 음악. 좌석 없이 자유롭게.", RIVER_ARENA, YESTERDAY, 60, 70, FESTIVAL),
      new Concert("항구의 밤: 푸른고래", "푸른고래", "서서 즐기는 클럽 공연.", HARBOUR_CLUB, YESTERDAY, 20, 25, CLUB),
      // opening soon
      new Concert("제로그래비티 팬콘", "제로그래비티 (Zero Gravity)", "곧 열립니다.", RIVER_ARENA, new InMinutes(10), 30, 45, LARGE),
      new Concert("윤슬 첫 번째 이야기", "윤슬", "싱어송라이터 윤슬의 첫 단독공연.", MOON_HALL, new InMinutes(60), 30, 35, SMALL),
      new Concert("한서윤 앙코르: 별이 되어", "한서윤", "앙코르 공연. 내일 저녁 여덟 시에 열립니다.", SKY_DOME, new OnDay(1, 20), 30, 80, DOME),
      new Concert("모던하트 서울", "모던하트 (Modern Heart)", "일렉트로닉 듀오의 빛과 소리.", RIVER_ARENA, new OnDay(1, 9), 40, 50, STADIUM),
      new Concert("달그림자 오케스트라 영화음악의 밤", "달그림자 오케스트라", "큰 화면과 함께 듣는 영화음악.", FOREST_THEATRE, new OnDay(2, 14), 30, 40,
          LARGE),
      new Concert("은하수 소년단 부산", "은하수 소년단", "바다 옆에서 만나는 여름.", SEA_STADIUM, new OnDay(3, 20), 30, 60, STADIUM),
      new Concert("최가람 트로트 대잔치", "최가람", "온 가족이 함께하는 무대.", LIGHT_HALL, new OnDay(4, 10), 60, 70, LARGE),
      new Concert("재즈 온 더 루프", "김도현 트리오", "작은 극장에서 듣는 재즈.", MOON_HALL, new OnDay(5, 12), 20, 30, SMALL),
      new Concert("겨울 숲 음악제", "여러 아티스트", "숲에서 보내는 하루.", FOREST_THEATRE, new OnDay(7, 20), 60, 90, FESTIVAL),
      new Concert("네온시티 라이브", "네온시티 (Neon City)", "시티팝의 밤.", HARBOUR_CLUB, new OnDay(10, 20), 20, 30, CLUB),
      // ended
      new Concert("한서윤 전국투어 서울", "한서윤", "지난 겨울의 투어.", SKY_DOME, new OnDay(-120, 20), 30, 60, DOME),
      new Concert("한서윤 전국투어 부산", "한서윤", "지난 겨울의 투어.", SEA_STADIUM, new OnDay(-110, 20), 30, 55, STADIUM),
      new Concert("루나타이드 쇼케이스", "루나타이드 (Luna Tide)", "새 음반을 처음 들려준 날.", RIVER_ARENA, new OnDay(-90, 20), 20, 30, LARGE),
      new Concert("은하수 소년단 팬미팅", "은하수 소년단", "처음 만난 날.", RIVER_ARENA, new OnDay(-75, 20), 20, 30, LARGE),
      new Concert("최가람 효 콘서트", "최가람", "어버이날 특별공연.", LIGHT_HALL, new OnDay(-60, 10), 20, 30, LARGE));

  private Concerts() {}
}
